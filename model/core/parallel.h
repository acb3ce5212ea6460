#pragma once

#include <cstddef>
#include <functional>

/// Work that several processors share. It may not throw.
namespace parallel {

/// How many threads are worth it here: 1 to 16.
int threads();

/// Runs `work` in this thread and, at the same time, in `threads - 1` others; returns when all are
/// done.
void run(int threads, const std::function<void()> &work);

/// Numbers that one thread takes at a time; fewer are not worth another thread.
constexpr size_t slice = 256;

/// Runs `work(first, end)` over all numbers below `count`, in slices of which the last may be
/// shorter, in no particular order, by as many threads as are worth it.
void forSlices(size_t count, const std::function<void(size_t, size_t)> &work);

/// Runs `work(number)` for each of them.
template<typename Work>
void forEach(size_t count, Work &&work)
{
    forSlices(count, [&](size_t first, size_t end) {
        for (size_t number = first; number < end; ++number)
            work(number);
    });
}

} // namespace parallel
