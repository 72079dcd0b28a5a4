//! RDFC-1.0: the one canonical form of a set of statements, whatever their nameless nodes were called before.
//! <https://www.w3.org/TR/rdf-canon/>

use super::Refused;
use super::write::Quad;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap};

/// The most steps (looks from one node at another) that telling alike nodes apart may take. Honest credentials take none
/// or a few.
const MOST_STEPS: usize = 50_000;
/// How far one alike node may lead to the next.
const FARTHEST: usize = 64;

/// The statements in canonical form: sorted lines, nameless nodes as `_:c14n0` and so on.
///
/// # Errors
/// [`Refused::Knotted`] where the nameless nodes are so much alike that it would take too long.
pub fn canonical(quads: &[Quad]) -> Result<String, Refused> {
    let mut work = Work::new(quads);
    work.name_all()?;
    let names = &work.canonical.names;
    let name = |n: u32| names.get(&n).map_or("", String::as_str);
    let mut lines: Vec<String> = quads
        .iter()
        .map(|quad| {
            let mut line = String::with_capacity(160);
            quad.write(&mut line, &name);
            line
        })
        .collect();
    lines.sort_unstable();
    lines.dedup();
    Ok(lines.concat())
}

/// Hands out names in order.
#[derive(Clone)]
struct Issuer {
    prefix: &'static str,
    names: HashMap<u32, String>,
    order: Vec<u32>,
}

impl Issuer {
    fn new(prefix: &'static str) -> Self {
        Self { prefix, names: HashMap::new(), order: Vec::new() }
    }

    fn issue(&mut self, node: u32) -> &str {
        let (prefix, order) = (self.prefix, &mut self.order);
        self.names.entry(node).or_insert_with(|| {
            order.push(node);
            format!("{prefix}{}", order.len() - 1)
        })
    }
}

struct Work<'a> {
    quads: &'a [Quad],
    /// The statements that speak of each nameless node.
    of: BTreeMap<u32, Vec<usize>>,
    first: HashMap<u32, String>,
    canonical: Issuer,
    steps: usize,
}

impl<'a> Work<'a> {
    fn new(quads: &'a [Quad]) -> Self {
        let mut of: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (at, quad) in quads.iter().enumerate() {
            let mut nodes: Vec<u32> = quad.blanks().into_iter().flatten().collect();
            nodes.sort_unstable();
            nodes.dedup();
            for node in nodes {
                of.entry(node).or_default().push(at);
            }
        }
        // A statement that is made twice is one statement.
        for places in of.values_mut() {
            let mut seen = std::collections::HashSet::new();
            places.retain(|at| seen.insert(&quads[*at]));
        }
        Self { quads, of, first: HashMap::new(), canonical: Issuer::new("c14n"), steps: 0 }
    }

    fn name_all(&mut self) -> Result<(), Refused> {
        let mut by_hash: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        let nodes: Vec<u32> = self.of.keys().copied().collect();
        for node in nodes {
            let hash = self.first_degree(node);
            by_hash.entry(hash.clone()).or_default().push(node);
            self.first.insert(node, hash);
        }
        by_hash.retain(|_, nodes| match nodes.as_slice() {
            [one] => {
                self.canonical.issue(*one);
                false
            }
            _ => true,
        });
        for nodes in by_hash.values() {
            let mut found = Vec::new();
            for node in nodes {
                if self.canonical.names.contains_key(node) {
                    continue;
                }
                let mut issuer = Issuer::new("b");
                issuer.issue(*node);
                found.push(self.many_degrees(*node, issuer, 0)?);
            }
            found.sort_by(|a, b| a.0.cmp(&b.0));
            for (_, issuer) in found {
                for node in issuer.order {
                    self.canonical.issue(node);
                }
            }
        }
        Ok(())
    }

    /// The hash of what is said of a node, all others taken as one.
    fn first_degree(&self, node: u32) -> String {
        let name = |n: u32| if n == node { "a" } else { "z" };
        let places = self.of.get(&node).map(Vec::as_slice).unwrap_or_default();
        let mut lines: Vec<String> = places
            .iter()
            .map(|at| {
                let mut line = String::with_capacity(160);
                self.quads[*at].write(&mut line, &name);
                line
            })
            .collect();
        lines.sort_unstable();
        hash(&lines.concat())
    }

    fn related(&self, node: u32, quad: &Quad, issuer: &Issuer, position: char) -> String {
        let mut input = String::from(position);
        if position != 'g' {
            input.push_str(&quad.predicate);
        }
        match self.canonical.names.get(&node).or_else(|| issuer.names.get(&node)) {
            Some(name) => {
                input.push_str("_:");
                input.push_str(name);
            }
            None => input.push_str(self.first.get(&node).map_or("", String::as_str)),
        }
        hash(&input)
    }

    /// The hash of a node by the way it hangs together with the others, and the names given on that way.
    fn many_degrees(
        &mut self,
        node: u32,
        mut issuer: Issuer,
        depth: usize,
    ) -> Result<(String, Issuer), Refused> {
        self.step()?;
        if depth > FARTHEST {
            return Err(Refused::Knotted);
        }
        let mut by_hash: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for at in self.of.get(&node).map(Vec::as_slice).unwrap_or_default() {
            let quad = &self.quads[*at];
            for (other, position) in quad.blanks().into_iter().zip(['s', 'o', 'g']) {
                if let Some(other) = other
                    && other != node
                {
                    self.steps += 1;
                    let hash = self.related(other, quad, &issuer, position);
                    by_hash.entry(hash).or_default().push(other);
                }
            }
        }
        let mut data = String::new();
        for (related, mut nodes) in by_hash {
            data.push_str(&related);
            nodes.sort_unstable();
            let mut chosen: Option<(String, Issuer)> = None;
            loop {
                self.step()?;
                if let Some(path) =
                    self.path(&nodes, &issuer, chosen.as_ref().map(|c| c.0.as_str()), depth)?
                {
                    chosen = Some(path);
                }
                if !next_permutation(&mut nodes) {
                    break;
                }
            }
            if let Some((path, names)) = chosen {
                data.push_str(&path);
                issuer = names;
            }
        }
        Ok((hash(&data), issuer))
    }

    /// The path through nodes in this order, where it comes before the one that was found.
    fn path(
        &mut self,
        nodes: &[u32],
        issuer: &Issuer,
        best: Option<&str>,
        depth: usize,
    ) -> Result<Option<(String, Issuer)>, Refused> {
        let later = |path: &str| best.is_some_and(|best| path.len() >= best.len() && path > best);
        let mut issuer = issuer.clone();
        let mut path = String::new();
        let mut further = Vec::new();
        for node in nodes {
            self.step()?;
            path.push_str("_:");
            match self.canonical.names.get(node) {
                Some(name) => path.push_str(name),
                None => {
                    if !issuer.names.contains_key(node) {
                        further.push(*node);
                    }
                    path.push_str(issuer.issue(*node));
                }
            }
            if later(&path) {
                return Ok(None);
            }
        }
        for node in further {
            let (hash, names) = self.many_degrees(node, issuer.clone(), depth + 1)?;
            path.push_str("_:");
            path.push_str(issuer.issue(node));
            path.push('<');
            path.push_str(&hash);
            path.push('>');
            issuer = names;
            if later(&path) {
                return Ok(None);
            }
        }
        Ok(best.is_none_or(|best| path.as_str() < best).then_some((path, issuer)))
    }

    fn step(&mut self) -> Result<(), Refused> {
        self.steps += 1;
        if self.steps > MOST_STEPS { Err(Refused::Knotted) } else { Ok(()) }
    }
}

fn hash(text: &str) -> String {
    hex::encode(Sha256::digest(text.as_bytes()))
}

/// The next order of the nodes, until there is none.
fn next_permutation(nodes: &mut [u32]) -> bool {
    let Some(at) = nodes.windows(2).rposition(|pair| pair[0] < pair[1]) else { return false };
    let swap = nodes.iter().rposition(|node| *node > nodes[at]).unwrap_or(at);
    nodes.swap(at, swap);
    nodes[at + 1..].reverse();
    true
}
