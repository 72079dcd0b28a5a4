"""HiGHS on the plain model of a constrained round: one weighted solve for the most placed, then the
least cost. Measured from handing the model over to the proven optimum, without building it."""
import csv
import json
import resource
import sys
import time

import highspy
import numpy as np

folder = sys.argv[1]


def table(name):
    return list(csv.DictReader(open(f"{folder}/{name}.csv")))


learners, offers, edges = table("learners"), table("offers"), table("edges")
cost = np.array([int(edge["cost"]) for edge in edges], float)
own, held = [[] for _ in learners], [[] for _ in offers]
for at, edge in enumerate(edges):
    own[int(edge["learner"])].append(at)
    held[int(edge["offer"])].append(at)
width, rows = len(edges), []  # a row: columns, factors, lower, upper


def row(columns, factors=None, lower=-highspy.kHighsInf, upper=highspy.kHighsInf):
    if columns:
        rows.append((columns, factors or [1] * len(columns), lower, upper))


for mine in own:
    row(mine, upper=1)
for offer, here in zip(offers, held):
    most, least = int(offer["capacity"]), int(offer["min"])
    if least < 2:
        row(here, upper=most)
        continue
    row(here + [width], [1] * len(here) + [-most], upper=0)
    row(here + [width], [1] * len(here) + [-least], lower=0)
    width += 1
groups = {}
for member in table("groups"):
    groups.setdefault((member["group"], member["mode"]), []).append(int(member["learner"]))
for (_, mode), (first, *others) in groups.items():
    def place(at):
        offer = int(edges[at]["offer"])
        return offer if mode == "same_offer" else int(offers[offer]["city"])

    for other in others:
        places = {}
        for side, learner in enumerate((first, other)):
            for at in own[learner]:
                places.setdefault(place(at), ([], []))[side].append(at)
        for ours, theirs in places.values():
            row(ours + theirs, [1] * len(ours) + [-1] * len(theirs), lower=0, upper=0)
for cap in table("caps"):
    kind, key = cap["kind"], cap["key"]
    if kind == "budget":
        row(list(range(len(edges))), [int(edge["price"]) for edge in edges], upper=int(cap["max"]))
        continue
    side, ids = (offers, "offer") if kind in ("city", "host_partner") else (learners, "learner")
    inside = [at for at, edge in enumerate(edges) if side[int(edge[ids])][kind] == key]
    row(inside, upper=int(cap["max"]))

model = highspy.HighsLp()
model.num_col_, model.num_row_ = width, len(rows)
# One learner more outweighs everything that all costs together can differ by.
weight = (cost.max() + 1) * (len(learners) + 1)
model.col_cost_ = np.concatenate([cost - weight, np.zeros(width - len(edges))])
model.col_lower_, model.col_upper_ = np.zeros(width), np.ones(width)
model.row_lower_ = np.array([lower for _, _, lower, _ in rows], float)
model.row_upper_ = np.array([upper for _, _, _, upper in rows], float)
model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
model.a_matrix_.start_ = np.cumsum([0] + [len(columns) for columns, *_ in rows])
model.a_matrix_.index_ = np.concatenate([columns for columns, *_ in rows]).astype(np.int32)
model.a_matrix_.value_ = np.concatenate([factors for _, factors, *_ in rows]).astype(float)
model.integrality_ = [highspy.HighsVarType.kInteger] * width
runs, seconds = 0, 0.0
while seconds < 0.3:
    began = time.process_time()
    solver = highspy.Highs()
    for option, value in (("output_flag", False), ("threads", 1), ("mip_rel_gap", 0.0),
                          ("mip_abs_gap", 0.5)):
        solver.setOptionValue(option, value)
    solver.passModel(model)
    solver.run()
    seconds += time.process_time() - began
    runs += 1
    assert solver.getModelStatus() == highspy.HighsModelStatus.kOptimal, solver.getModelStatus()
chosen = np.array(solver.getSolution().col_value)[:len(edges)] > 0.5
print(json.dumps({
    "placed": int(chosen.sum()),
    "value": int(cost[chosen].sum()),
    "seconds": seconds / runs,
    "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
}))
