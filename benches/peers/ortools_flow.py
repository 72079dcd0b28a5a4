"""OR-Tools' SimpleMinCostFlow: the cheapest flow among the largest. Measured without building it."""
import json
import resource
import sys
import time

from instance import network, read

learners, offers, capacity, learner, offer, cost = read(sys.argv[1])
runs, seconds = 0, 0.0
while seconds < 0.3:
    flow, arcs = network(learners, offers, capacity, learner, offer, cost)
    began = time.process_time()
    status = flow.solve_max_flow_with_min_cost()
    seconds += time.process_time() - began
    runs += 1
    assert status == flow.OPTIMAL, status
chosen = flow.flows(arcs) > 0
print(json.dumps({
    "placed": int(chosen.sum()),
    "value": int(cost[chosen].sum()),
    "seconds": seconds / runs,
    "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
}))
