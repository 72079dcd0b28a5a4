// Reads inst.bin (vet-alloc-table/1), and measures: processor time and peak memory.
#pragma once
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>
#include <sys/resource.h>

struct Instance {
  uint32_t learners, offers, pairs;
  std::vector<uint32_t> capacity, start, offer;
  std::vector<int32_t> cost;
  std::vector<uint16_t> rank, score;
};

template <class T> std::vector<T> numbers(FILE* file, size_t count) {
  std::vector<T> list(count);
  if (fread(list.data(), sizeof(T), count, file) != count) { fprintf(stderr, "short file\n"); exit(1); }
  return list;
}

inline Instance read_instance(const std::string& folder) {
  FILE* file = fopen((folder + "/inst.bin").c_str(), "rb");
  if (!file) { perror(folder.c_str()); exit(1); }
  auto magic = numbers<uint64_t>(file, 1);
  auto head = numbers<uint32_t>(file, 4);
  if (magic[0] != 0x314C4C4154455631ull) { fprintf(stderr, "no instance\n"); exit(1); }
  Instance i;
  i.learners = head[0]; i.offers = head[1]; i.pairs = head[2];
  i.capacity = numbers<uint32_t>(file, i.offers);
  i.start = numbers<uint32_t>(file, i.learners + 1);
  i.offer = numbers<uint32_t>(file, i.pairs);
  i.cost = numbers<int32_t>(file, i.pairs);
  i.rank = numbers<uint16_t>(file, i.pairs);
  i.score = numbers<uint16_t>(file, i.pairs);
  fclose(file);
  return i;
}

inline double processor_seconds() {
  timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

inline double peak_megabytes() {
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024.0;
}

// Small instances are solved often enough to be measured.
const double LONG_ENOUGH = 0.3;

inline void report(long long placed, long long value, double seconds) {
  printf("{\"placed\":%lld,\"value\":%lld,\"seconds\":%.9f,\"megabytes\":%.1f}\n", placed, value, seconds, peak_megabytes());
}
