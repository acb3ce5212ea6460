// bare-dot: what Graphviz by itself takes. Lays the graph on standard input out by dot, as often as
// the argument says, each time in a process of its own, and prints what gvLayout alone took, in
// milliseconds: the median of the fastest half.

#include <graphviz/gvc.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

#ifdef REDOUBT_LINKED_LAYOUTS
// The name is Graphviz's.
extern "C" gvplugin_library_t
        gvplugin_dot_layout_LTX_library; // NOLINT(readability-identifier-naming)
#endif

namespace {

GVC_t *context()
{
#ifdef REDOUBT_LINKED_LAYOUTS
    static lt_symlist_t plugins[] = {
        { "gvplugin_dot_layout_LTX_library", &gvplugin_dot_layout_LTX_library },
        { nullptr, nullptr },
    };
    return gvContextPlugins(plugins, 0);
#else
    return gvContext();
#endif
}

/// Milliseconds of one layout, or less than zero.
double once(const std::string &dot)
{
    GVC_t *gvc = context();
    Agraph_t *graph = agmemread(dot.c_str());
    if (!graph)
        return -1;
    const auto start = std::chrono::steady_clock::now();
    const bool done = gvLayout(gvc, graph, "dot") == 0;
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    return done ? took.count() : -1;
}

/// The same in a child: Graphviz keeps state from one layout to the next.
double inChild(const std::string &dot)
{
    int ends[2];
    if (pipe(ends) != 0)
        return -1;
    const pid_t child = fork();
    if (child == 0) {
        const double took = once(dot);
        _exit(write(ends[1], &took, sizeof took) == sizeof took ? 0 : 1);
    }
    close(ends[1]);
    double took = -1;
    if (read(ends[0], &took, sizeof took) != sizeof took)
        took = -1;
    close(ends[0]);
    waitpid(child, nullptr, 0);
    return took;
}

} // namespace

int main(int argc, char **argv)
{
    std::string dot;
    char block[4096];
    for (size_t count = 0; (count = std::fread(block, 1, sizeof block, stdin)) > 0;)
        dot.append(block, count);
    std::vector<double> times;
    for (int i = 0; i < (argc > 1 ? std::atoi(argv[1]) : 1); ++i) {
        times.push_back(inChild(dot));
        if (times.back() < 0)
            return 2;
    }
    std::sort(times.begin(), times.end());
    std::printf("%.3f\n", times.empty() ? 0 : times[times.size() / 4]);
    return 0;
}
