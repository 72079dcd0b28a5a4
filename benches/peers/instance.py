"""An instance as `inst.bin` has it, and OR-Tools' network of it: for the peers that read one."""
import numpy as np
from ortools.graph.python import min_cost_flow


def read(folder):
    """Learners, offers, places of each offer; of each pair its learner, its offer and its cost."""
    data = open(f"{folder}/inst.bin", "rb").read()
    learners, offers, pairs = (int(n) for n in np.frombuffer(data, "<u4", 3, 8))
    place = 24

    def numbers(count, kind):
        nonlocal place
        found = np.frombuffer(data, kind, count, place)
        place += found.nbytes
        return found.astype(np.int64)

    capacity, start = numbers(offers, "<u4"), numbers(learners + 1, "<u4")
    offer, cost = numbers(pairs, "<u4"), numbers(pairs, "<i4")
    return learners, offers, capacity, np.repeat(np.arange(learners), np.diff(start)), offer, cost


def network(learners, offers, capacity, learner, offer, cost):
    """The flow, not solved yet, and the numbers of its arcs, one a pair."""
    flow, sink = min_cost_flow.SimpleMinCostFlow(), learners + offers
    arcs = flow.add_arcs_with_capacity_and_unit_cost(
        learner.astype(np.int32), (learners + offer).astype(np.int32), np.ones(len(offer), np.int64), cost)
    flow.add_arcs_with_capacity_and_unit_cost(
        (learners + np.arange(offers)).astype(np.int32), np.full(offers, sink, np.int32), capacity,
        np.zeros(offers, np.int64))
    flow.set_nodes_supplies(np.arange(learners).astype(np.int32), np.ones(learners, np.int64))
    flow.set_node_supply(sink, -learners)
    return flow, arcs
