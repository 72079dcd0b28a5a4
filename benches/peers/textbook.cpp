// Deferred acceptance as in a textbook: learners propose, every offer keeps its best in a heap.
// Wishes in the order of the file, ties in scores by the number of the learner.
#include "instance.hpp"
#include <queue>

int main(int, char** words) {
  Instance in = read_instance(words[1]);
  std::vector<uint32_t> place(in.learners);
  long long placed = 0;
  int runs = 0;
  double began = processor_seconds();
  do {
    std::vector<std::priority_queue<uint64_t>> kept(in.offers);
    std::vector<uint32_t> next(in.start.begin(), in.start.end() - 1), waiting;
    for (uint32_t l = in.learners; l--;) waiting.push_back(l);
    while (!waiting.empty()) {
      uint32_t l = waiting.back();
      if (next[l] == in.start[l + 1]) { waiting.pop_back(); continue; }
      uint32_t k = next[l]++, o = in.offer[k];
      if (!in.capacity[o]) continue;
      uint64_t dislike = (uint64_t)(65535 - in.score[k]) << 32 | l;
      if (kept[o].size() < in.capacity[o]) {
        kept[o].push(dislike);
        waiting.pop_back();
      } else if (dislike < kept[o].top()) {
        waiting.back() = (uint32_t)kept[o].top();
        kept[o].pop();
        kept[o].push(dislike);
      }
    }
    std::fill(place.begin(), place.end(), UINT32_MAX);
    placed = 0;
    for (uint32_t o = 0; o < in.offers; o++)
      for (; !kept[o].empty(); kept[o].pop()) { place[(uint32_t)kept[o].top()] = o; placed++; }
    runs++;
  } while (processor_seconds() - began < LONG_ENOUGH);
  double seconds = (processor_seconds() - began) / runs;
  long long value = 0;
  for (uint32_t l = 0; l < in.learners; l++)
    if (place[l] != UINT32_MAX) value = (value + (long long)(l + 1) * (place[l] + 1)) % 1000000007;
  report(placed, value, seconds);
}
