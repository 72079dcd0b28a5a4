//! Building a problem in code, one line for each thing in it.

use super::{Cap, Edge, Goal, Group, GroupMode, Learner, Offer, Problem, Scope, Weight};

impl Problem {
    /// An empty round with these goals, the first counting most.
    pub fn new(objective: impl IntoIterator<Item = Goal>) -> Self {
        Self { objective: objective.into_iter().collect(), ..Self::default() }
    }

    /// Adds a learner.
    pub fn learner(mut self, learner: Learner) -> Self {
        self.learners.push(learner);
        self
    }

    /// Adds an offer.
    pub fn offer(mut self, offer: Offer) -> Self {
        self.offers.push(offer);
        self
    }

    /// Adds an eligible pair.
    pub fn edge(mut self, edge: Edge) -> Self {
        self.edges.push(edge);
        self
    }

    /// Adds a group.
    pub fn group(mut self, group: Group) -> Self {
        self.groups.push(group);
        self
    }

    /// Adds a cap.
    pub fn cap(mut self, cap: Cap) -> Self {
        self.caps.push(cap);
        self
    }

    /// Demands that this learner is placed.
    pub fn require(mut self, learner: impl Into<String>) -> Self {
        self.require.push(learner.into());
        self
    }

    /// Demands that this learner gets this offer.
    pub fn lock(mut self, learner: impl Into<String>, offer: impl Into<String>) -> Self {
        self.locked.insert(learner.into(), offer.into());
        self
    }

    /// Rules out a pair that is eligible.
    pub fn forbid(mut self, learner: impl Into<String>, offer: impl Into<String>) -> Self {
        self.forbidden.entry(learner.into()).or_default().push(offer.into());
        self
    }

    /// Says what the learner had in an earlier allocation.
    pub fn had(mut self, learner: impl Into<String>, offer: impl Into<String>) -> Self {
        self.prior.insert(learner.into(), offer.into());
        self
    }
}

impl Learner {
    /// A learner who is not protected.
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into(), ..Self::default() }
    }

    /// Counts for [`Goal::MaxProtected`].
    pub fn protected(mut self) -> Self {
        self.protected = true;
        self
    }
}

impl Offer {
    /// An offer of so many places.
    pub fn new(id: impl Into<String>, capacity: i64) -> Self {
        Self { id: id.into(), capacity, ..Self::default() }
    }

    /// Opened with at least so many learners or not at all.
    pub fn at_least(mut self, min: i64) -> Self {
        self.min = min;
        self
    }

    /// Where it is, for groups that want to be in one city.
    pub fn city(mut self, city: impl Into<String>) -> Self {
        self.city = Some(city.into());
        self
    }
}

impl Edge {
    /// A pair of rank 1 without score, cost or price.
    pub fn new(learner: impl Into<String>, offer: impl Into<String>) -> Self {
        Self { learner: learner.into(), offer: offer.into(), rank: 1, score: 0, cost: 0, price: 0 }
    }

    /// The learner's wish, 1 is best.
    pub fn rank(mut self, rank: i64) -> Self {
        self.rank = rank;
        self
    }

    /// The host's or committee's view, higher is better.
    pub fn score(mut self, score: i64) -> Self {
        self.score = score;
        self
    }

    /// What to keep small.
    pub fn cost(mut self, cost: i64) -> Self {
        self.cost = cost;
        self
    }

    /// Money.
    pub fn price(mut self, price: i64) -> Self {
        self.price = price;
        self
    }
}

impl Group {
    /// A group of these members.
    pub fn new<T: Into<String>>(
        id: impl Into<String>,
        mode: GroupMode,
        members: impl IntoIterator<Item = T>,
    ) -> Self {
        Self { id: id.into(), mode, members: members.into_iter().map(Into::into).collect() }
    }
}

impl Cap {
    /// A cap over everything that bounds nothing yet.
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            offers: Scope::All,
            learners: Scope::All,
            max: None,
            min: None,
            weight: Weight::Count,
        }
    }

    /// Counts only what goes to these offers.
    pub fn offers<T: Into<String>>(mut self, ids: impl IntoIterator<Item = T>) -> Self {
        self.offers = Scope::Only(ids.into_iter().map(Into::into).collect());
        self
    }

    /// Counts only these learners.
    pub fn learners<T: Into<String>>(mut self, ids: impl IntoIterator<Item = T>) -> Self {
        self.learners = Scope::Only(ids.into_iter().map(Into::into).collect());
        self
    }

    /// The greatest sum allowed.
    pub fn at_most(mut self, max: i64) -> Self {
        self.max = Some(max);
        self
    }

    /// The least sum allowed.
    pub fn at_least(mut self, min: i64) -> Self {
        self.min = Some(min);
        self
    }

    /// Adds up `price` instead of learners.
    pub fn by_price(mut self) -> Self {
        self.weight = Weight::Price;
        self
    }
}
