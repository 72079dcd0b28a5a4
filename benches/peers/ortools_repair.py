"""OR-Tools' SimpleMinCostFlow: the whole round solved anew after hosts dropped out, for the most
placed, then the fewest who lose or change their former place, then the least cost. `former.txt`
says which offers closed and where everybody was. Measured without building it."""
import json
import resource
import sys
import time

import numpy as np
from instance import network, read

learners, offers, capacity, learner, offer, cost = read(sys.argv[1])
closed, former = (np.array(line.split(), np.int64) for line in open(f"{sys.argv[1]}/former.txt"))
capacity[closed] = 0
keeps = former[learner] == offer
# One change outweighs all costs together.
change = int(cost.max() - min(cost.min(), 0) + 1) * learners
flow, arcs = network(learners, offers, capacity, learner, offer, cost + np.where(keeps, 0, change))
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
