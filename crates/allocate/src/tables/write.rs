//! Writing the tables, as the reference does it to the byte.

use super::{Recipe, Tables};
use crate::problem::GroupMode;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

impl Tables {
    /// Writes `inst.bin` and `meta.json` into a folder that is made if need be, and the tables too
    /// if asked.
    ///
    /// # Errors
    /// If something cannot be written.
    pub fn write(&self, folder: &Path, recipe: &Recipe, tables: bool) -> io::Result<()> {
        fs::create_dir_all(folder)?;
        let file = |name: &str| File::create(folder.join(name)).map(BufWriter::new);
        let mut binary = file("inst.bin")?;
        self.pairs.write(&mut binary)?;
        binary.flush()?;
        if tables {
            self.write_learners(file("learners.csv")?)?;
            self.write_offers(file("offers.csv")?)?;
            self.write_edges(file("edges.csv")?)?;
            self.write_limits(file("groups.csv")?, file("caps.csv")?)?;
        }
        fs::write(folder.join("meta.json"), self.meta(recipe))
    }

    fn write_learners(&self, mut to: impl Write) -> io::Result<()> {
        writeln!(
            to,
            "id,class,partner,trade,age,en,l2,l2_level,avail_from,avail_to,access,licence,protected"
        )?;
        for (id, l) in self.learners.iter().enumerate() {
            writeln!(
                to,
                "{id},{},{},{},{},{},{},{},{},{},{},{},{}",
                l.class,
                l.partner,
                l.trade,
                l.age,
                l.en,
                l.l2,
                l.l2_level,
                l.avail_from,
                l.avail_to,
                l.access,
                l.licence,
                l.protected
            )?;
        }
        to.flush()
    }

    fn write_offers(&self, mut to: impl Write) -> io::Result<()> {
        writeln!(
            to,
            "id,trade,city,host_partner,capacity,min,min_age,lang,lang_level,start,weeks,\
             accessible,licence"
        )?;
        for (id, o) in self.offers.iter().enumerate() {
            writeln!(
                to,
                "{id},{},{},{},{},{},{},{},{},{},{},{},{}",
                o.trade,
                o.city,
                o.host_partner,
                o.capacity,
                o.min,
                o.min_age,
                o.lang,
                o.lang_level,
                o.start,
                o.weeks,
                o.accessible,
                o.licence
            )?;
        }
        to.flush()
    }

    fn write_edges(&self, mut to: impl Write) -> io::Result<()> {
        writeln!(to, "learner,offer,rank,fit,score,cost,price")?;
        let pairs = &self.pairs;
        for (learner, ends) in pairs.starts.windows(2).enumerate() {
            for at in ends[0] as usize..ends[1] as usize {
                writeln!(
                    to,
                    "{learner},{},{},{},{},{},{}",
                    pairs.offers[at],
                    pairs.ranks[at],
                    self.fits[at],
                    pairs.scores[at],
                    pairs.costs[at],
                    self.prices[at]
                )?;
            }
        }
        to.flush()
    }

    fn write_limits(&self, mut groups: impl Write, mut caps: impl Write) -> io::Result<()> {
        writeln!(groups, "group,mode,learner")?;
        for (id, group) in self.groups.iter().enumerate() {
            let mode = match group.mode {
                GroupMode::SameOffer => "same_offer",
                GroupMode::SameCity => "same_city",
                GroupMode::TogetherOrNone => "together_or_none",
            };
            for member in &group.members {
                writeln!(groups, "{id},{mode},{member}")?;
            }
        }
        writeln!(caps, "kind,key,max")?;
        for cap in &self.caps {
            writeln!(caps, "{},{},{}", cap.kind, cap.key, cap.max)?;
        }
        groups.flush()?;
        caps.flush()
    }

    /// What was generated, for readers.
    pub fn meta(&self, recipe: &Recipe) -> String {
        let mode = if recipe.flat { "flat" } else { "real" };
        format!(
            "{{\n \"format\": \"vet-alloc-table/1\",\n \"learners\": {},\n \"offers\": {},\n \
             \"edges\": {},\n \"capacity\": {},\n \"seed\": {},\n \"mode\": \"{mode}\",\n \
             \"deg\": {},\n \"corr\": {},\n \"groups\": {},\n \"caps\": {}\n}}",
            recipe.learners,
            recipe.offers,
            self.pairs.offers.len(),
            self.pairs.places(),
            recipe.seed,
            recipe.degree,
            recipe.common,
            self.groups.len(),
            self.caps.len(),
        )
    }
}
