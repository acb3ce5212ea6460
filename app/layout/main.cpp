// redoubt-layout: a graph in the DOT language on standard input, coordinates on standard output.
//
//     redoubt-layout [dot|fdp|sfdp|levels|routes] < graph.dot
//
// Answers, in points with y upward:
//     node NAME X Y                   the centre of a node
//     cluster NAME LEFT BOTTOM RIGHT TOP
//     route KEY X Y X Y ...           the corners of an edge, its ends included
// in the order of the graph. For "levels" several graphs are read: each but the last is laid out by
// dot, and the last by sfdp, where a node of the name of an earlier graph is as large as that with
// its attribute margin around it, stands for it and is answered as a cluster. For "routes" nodes
// stay at their attribute pos, and only routes are answered. Exit status 2 with a line on standard
// error when there is no layout.
//
// A program of its own, one process a layout, because Graphviz 2.42 keeps state between layouts, is
// not thread-safe and aborts on some graphs: a fresh process gives the same coordinates for the
// same graph and can be killed.

#include <graphviz/gvc.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <sys/resource.h>
#include <unistd.h>
#include <vector>

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

int fail(const char *message)
{
    std::fprintf(stderr, "redoubt-layout: %s\n", message);
    return 2;
}

void printClusters(Agraph_t *graph, pointf by = {})
{
    for (Agraph_t *part = agfstsubg(graph); part; part = agnxtsubg(part)) {
        if (std::strncmp(agnameof(part), "cluster", std::strlen("cluster")) == 0) {
            const boxf box = GD_bb(part);
            std::printf("cluster %s %.2f %.2f %.2f %.2f\n", agnameof(part), box.LL.x + by.x,
                        box.LL.y + by.y, box.UR.x + by.x, box.UR.y + by.y);
        }
        printClusters(part, by);
    }
}

void printNodes(Agraph_t *graph, pointf by = {})
{
    for (Agnode_t *node = agfstnode(graph); node; node = agnxtnode(graph, node))
        std::printf("node %s %.2f %.2f\n", agnameof(node), ND_coord(node).x + by.x,
                    ND_coord(node).y + by.y);
}

/// The graph of this name, or null.
Agraph_t *find(const std::vector<Agraph_t *> &graphs, const char *name)
{
    for (Agraph_t *graph : graphs) {
        if (std::strcmp(agnameof(graph), name) == 0)
            return graph;
    }
    return nullptr;
}

double marginOf(Agraph_t *graph)
{
    const char *margin = agget(graph, text("margin"));
    return margin ? std::atof(margin) : 0;
}

/// Makes a node of the overview as large as the graph that it stands for, in inches.
void setSize(Agraph_t *overview, Agnode_t *node, Agraph_t *part)
{
    constexpr double inch = 72;
    const boxf box = GD_bb(part);
    char number[32];
    std::snprintf(number, sizeof number, "%.4f", (box.UR.x - box.LL.x + 2 * marginOf(part)) / inch);
    agattr(overview, AGNODE, text("width"), text("1"));
    agset(node, text("width"), number);
    std::snprintf(number, sizeof number, "%.4f", (box.UR.y - box.LL.y + 2 * marginOf(part)) / inch);
    agattr(overview, AGNODE, text("height"), text("1"));
    agset(node, text("height"), number);
}

int layoutLevels()
{
    GVC_t *gvc = context();
    std::vector<Agraph_t *> parts;
    while (Agraph_t *graph = agread(stdin, nullptr))
        parts.push_back(graph);
    if (parts.empty())
        return fail("standard input is not a graph in the DOT language");
    Agraph_t *overview = parts.back();
    parts.pop_back();
    for (Agraph_t *part : parts) {
        if (gvLayout(gvc, part, text("dot")) != 0)
            return fail("Graphviz found no layout for a part of this graph");
    }
    for (Agnode_t *node = agfstnode(overview); node; node = agnxtnode(overview, node)) {
        if (Agraph_t *part = find(parts, agnameof(node)))
            setSize(overview, node, part);
    }
    if (gvLayout(gvc, overview, text("sfdp")) != 0)
        return fail("Graphviz found no layout for this graph");
    for (Agnode_t *node = agfstnode(overview); node; node = agnxtnode(overview, node)) {
        const pointf at = ND_coord(node);
        Agraph_t *part = find(parts, agnameof(node));
        if (!part) {
            std::printf("node %s %.2f %.2f\n", agnameof(node), at.x, at.y);
            continue;
        }
        const boxf box = GD_bb(part);
        const double margin = marginOf(part);
        const pointf by { at.x - (box.LL.x + box.UR.x) / 2, at.y - (box.LL.y + box.UR.y) / 2 };
        std::printf("cluster %s %.2f %.2f %.2f %.2f\n", agnameof(node), box.LL.x + by.x - margin,
                    box.LL.y + by.y - margin, box.UR.x + by.x + margin, box.UR.y + by.y + margin);
        printNodes(part, by);
        printClusters(part, by);
    }
    return std::fflush(stdout) == 0 ? 0 : fail("standard output cannot be written");
}

/// Prints the corners of the first piece of an edge's line: a straight piece of Graphviz is a curve
/// whose inner points lie on its ends.
void printRoute(Agedge_t *edge)
{
    const splines *line = ED_spl(edge);
    if (!line || line->size == 0)
        return;
    std::printf("route %s", agnameof(edge));
    for (int i = 0; i < line->list[0].size; i += 3)
        std::printf(" %.2f %.2f", line->list[0].list[i].x, line->list[0].list[i].y);
    std::printf("\n");
}

int layoutRoutes()
{
    GVC_t *gvc = context();
    Agraph_t *graph = agread(stdin, nullptr);
    if (!graph)
        return fail("standard input is not a graph in the DOT language");
    if (gvLayout(gvc, graph, text("nop2")) != 0)
        return fail("Graphviz found no routes for this graph");
    for (Agnode_t *node = agfstnode(graph); node; node = agnxtnode(graph, node)) {
        for (Agedge_t *edge = agfstout(graph, node); edge; edge = agnxtout(graph, edge))
            printRoute(edge);
    }
    return std::fflush(stdout) == 0 ? 0 : fail("standard output cannot be written");
}

int layout(const char *engine)
{
    if (std::strcmp(engine, "levels") == 0)
        return layoutLevels();
    if (std::strcmp(engine, "routes") == 0)
        return layoutRoutes();
    GVC_t *gvc = context();
    Agraph_t *graph = agread(stdin, nullptr);
    if (!graph)
        return fail("standard input is not a graph in the DOT language");
    if (gvLayout(gvc, graph, text(engine)) != 0)
        return fail("Graphviz found no layout for this graph");
    printNodes(graph);
    printClusters(graph);
    return std::fflush(stdout) == 0 ? 0 : fail("standard output cannot be written");
}

} // namespace

int main(int argc, char **argv)
{
    const char *engine = argc > 1 ? argv[1] : "dot";
    constexpr const char *engines[] = { "dot", "fdp", "sfdp", "levels", "routes" };
    const bool known =
            std::any_of(std::begin(engines), std::end(engines),
                        [engine](const char *each) { return std::strcmp(each, engine) == 0; });
    if (argc > 2 || !known) {
        std::fputs("usage: redoubt-layout [dot|fdp|sfdp|levels|routes] < graph.dot\n", stderr);
        return 2;
    }
    // Should whoever started it die before a hung layout does.
    const rlimit limit { cpuSeconds, cpuSeconds };
    setrlimit(RLIMIT_CPU, &limit);
    // Freeing what Graphviz made is slow and has been seen to crash; the process ends anyway.
    _exit(layout(engine));
}
