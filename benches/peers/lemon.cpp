// LEMON's network simplex: a largest flow first (preflow), then the cheapest of that size.
// Measured without building the graph.
#include "instance.hpp"
#include <lemon/network_simplex.h>
#include <lemon/preflow.h>
#include <lemon/smart_graph.h>

int main(int, char** words) {
  using Graph = lemon::SmartDigraph;
  Instance in = read_instance(words[1]);
  Graph graph;
  graph.reserveNode(in.learners + in.offers + 2);
  graph.reserveArc(in.pairs + in.learners + in.offers);
  std::vector<Graph::Node> learner(in.learners), offer(in.offers);
  for (auto& node : learner) node = graph.addNode();
  for (auto& node : offer) node = graph.addNode();
  Graph::Node source = graph.addNode(), sink = graph.addNode();
  Graph::ArcMap<int> capacity(graph);
  Graph::ArcMap<long long> cost(graph);
  std::vector<Graph::Arc> pair(in.pairs);
  auto arc = [&](Graph::Node from, Graph::Node to, int most, long long each) {
    Graph::Arc a = graph.addArc(from, to);
    capacity[a] = most;
    cost[a] = each;
    return a;
  };
  for (uint32_t l = 0; l < in.learners; l++) {
    arc(source, learner[l], 1, 0);
    for (uint32_t k = in.start[l]; k < in.start[l + 1]; k++) pair[k] = arc(learner[l], offer[in.offer[k]], 1, in.cost[k]);
  }
  for (uint32_t o = 0; o < in.offers; o++) arc(offer[o], sink, in.capacity[o], 0);
  long long placed = 0, value = 0;
  int runs = 0;
  double began = processor_seconds();
  do {
    lemon::Preflow<Graph, Graph::ArcMap<int>> most(graph, capacity, source, sink);
    most.runMinCut();
    lemon::NetworkSimplex<Graph, int, long long> simplex(graph);
    simplex.upperMap(capacity).costMap(cost).stSupply(source, sink, most.flowValue());
    if (simplex.run() != decltype(simplex)::OPTIMAL) return 1;
    placed = value = 0;
    for (uint32_t k = 0; k < in.pairs; k++) if (simplex.flow(pair[k])) { placed++; value += in.cost[k]; }
    runs++;
  } while (processor_seconds() - began < LONG_ENOUGH);
  report(placed, value, (processor_seconds() - began) / runs);
}
