#include "model/core/parallel.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace parallel {

int threads()
{
    return static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1U, 16U));
}

void run(int threads, const std::function<void()> &work)
{
    std::vector<std::jthread> others;
    for (int i = 1; i < threads; ++i)
        others.emplace_back(work);
    work();
}

void forSlices(size_t count, const std::function<void(size_t, size_t)> &work)
{
    const size_t slices = (count + slice - 1) / slice;
    std::atomic<size_t> next = 0;
    run(static_cast<int>(std::min(slices, static_cast<size_t>(threads()))), [&] {
        for (size_t first = slice * next++; first < count; first = slice * next++)
            work(first, std::min(count, first + slice));
    });
}

} // namespace parallel
