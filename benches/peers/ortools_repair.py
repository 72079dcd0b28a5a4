"""OR-Tools' SimpleMinCostFlow: the whole round solved anew after hosts dropped out, for the most
placed, then the fewest who lose or change their former place, then the least cost. `former.txt`
says which offers closed and where everybody was. Measured without building it."""
import json
import resource
import sys
import time

import numpy as np
from ortools.graph.python import min_cost_flow

data = open(f"{sys.argv[1]}/inst.bin", "rb").read()
learners, offers, pairs = (int(n) for n in np.frombuffer(data, "<u4", 3, 8))
place = 24


def numbers(count, kind):
    global place
    found = np.frombuffer(data, kind, count, place)
    place += found.nbytes
    return found.astype(np.int64)


capacity, start = numbers(offers, "<u4"), numbers(learners + 1, "<u4")
offer, cost = numbers(pairs, "<u4"), numbers(pairs, "<i4")
learner = np.repeat(np.arange(learners), np.diff(start))
closed, former = (np.array(line.split(), np.int64) for line in open(f"{sys.argv[1]}/former.txt"))
capacity[closed] = 0
keeps = former[learner] == offer
# One change outweighs all costs together.
change = int(cost.max() - min(cost.min(), 0) + 1) * learners
goal = cost + np.where(keeps, 0, change)
sink = learners + offers
flow = min_cost_flow.SimpleMinCostFlow()
arcs = flow.add_arcs_with_capacity_and_unit_cost(
    learner.astype(np.int32), (learners + offer).astype(np.int32), np.ones(pairs, np.int64), goal)
flow.add_arcs_with_capacity_and_unit_cost(
    (learners + np.arange(offers)).astype(np.int32), np.full(offers, sink, np.int32), capacity,
    np.zeros(offers, np.int64))
flow.set_nodes_supplies(np.arange(learners).astype(np.int32), np.ones(learners, np.int64))
flow.set_node_supply(sink, -learners)
began = time.process_time()
status = flow.solve_max_flow_with_min_cost()
seconds = time.process_time() - began
assert status == flow.OPTIMAL, status
chosen = flow.flows(arcs) > 0
changes = int((former >= 0).sum() - (chosen & keeps).sum())
print(json.dumps({
    "placed": int(chosen.sum()),
    "value": changes * 10**12 + int(cost[chosen].sum()),
    "seconds": seconds,
    "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
}))
