// redoubt-layout: a graph in the DOT language on standard input, coordinates on standard output.
//
//     redoubt-layout [dot|fdp|sfdp] < graph.dot
//
// Answers, in points with y upward:
//     node NAME X Y                   the centre of a node
//     cluster NAME LEFT BOTTOM RIGHT TOP
// in the order of the graph. Exit status 2 with a line on standard error when there is no layout.
//
// A program of its own, one process a layout, because Graphviz 2.42 keeps state between layouts, is
// not thread-safe and aborts on some graphs: a fresh process gives the same coordinates for the
// same graph and can be killed.

#include <graphviz/gvc.h>

#include <cstdio>
#include <cstring>
#include <sys/resource.h>
#include <unistd.h>

#ifdef REDOUBT_LINKED_LAYOUTS
extern "C" {
// The names are Graphviz's.
extern gvplugin_library_t gvplugin_dot_layout_LTX_library; // NOLINT(readability-identifier-naming)
extern gvplugin_library_t
        gvplugin_neato_layout_LTX_library; // NOLINT(readability-identifier-naming)
}
#endif

namespace {

constexpr rlim_t cpuSeconds = 30;

/// Graphviz takes texts that it does not write to by pointers to non-const.
char *text(const char *literal)
{
    return const_cast<char *>(literal);
}

GVC_t *context()
{
#ifdef REDOUBT_LINKED_LAYOUTS
    // Looking for plugins on disk costs more than a small layout does.
    static lt_symlist_t plugins[] = {
        { "gvplugin_dot_layout_LTX_library", &gvplugin_dot_layout_LTX_library },
        { "gvplugin_neato_layout_LTX_library", &gvplugin_neato_layout_LTX_library },
        { nullptr, nullptr },
    };
    return gvContextPlugins(plugins, 0);
#else
    return gvContext();
#endif
}

void printClusters(Agraph_t *graph)
{
    for (Agraph_t *part = agfstsubg(graph); part; part = agnxtsubg(part)) {
        if (std::strncmp(agnameof(part), "cluster", std::strlen("cluster")) == 0) {
            const boxf box = GD_bb(part);
            std::printf("cluster %s %.2f %.2f %.2f %.2f\n", agnameof(part), box.LL.x, box.LL.y,
                        box.UR.x, box.UR.y);
        }
        printClusters(part);
    }
}

int fail(const char *message)
{
    std::fprintf(stderr, "redoubt-layout: %s\n", message);
    return 2;
}

int layout(const char *engine)
{
    GVC_t *gvc = context();
    Agraph_t *graph = agread(stdin, nullptr);
    if (!graph)
        return fail("standard input is not a graph in the DOT language");
    if (gvLayout(gvc, graph, text(engine)) != 0)
        return fail("Graphviz found no layout for this graph");
    for (Agnode_t *node = agfstnode(graph); node; node = agnxtnode(graph, node))
        std::printf("node %s %.2f %.2f\n", agnameof(node), ND_coord(node).x, ND_coord(node).y);
    printClusters(graph);
    return std::fflush(stdout) == 0 ? 0 : fail("standard output cannot be written");
}

} // namespace

int main(int argc, char **argv)
{
    const char *engine = argc > 1 ? argv[1] : "dot";
    if (argc > 2
        || (std::strcmp(engine, "dot") != 0 && std::strcmp(engine, "fdp") != 0
            && std::strcmp(engine, "sfdp") != 0)) {
        std::fputs("usage: redoubt-layout [dot|fdp|sfdp] < graph.dot\n", stderr);
        return 2;
    }
    // Should whoever started it die before a hung layout does.
    const rlimit limit { cpuSeconds, cpuSeconds };
    setrlimit(RLIMIT_CPU, &limit);
    // Freeing what Graphviz made is slow and has been seen to crash; the process ends anyway.
    _exit(layout(engine));
}
