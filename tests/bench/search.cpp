#include "model/search/recordindex.h"
#include "tests/bench/bench.h"

#include <cstdio>

namespace bench {

void search(const CatalogsPointer &catalogs)
{
    const Project project = generated(10000, catalogs->vocabulary);
    Register threats(catalogs);
    threats.reset(project, QDate(2026, 11, 24));
    RecordIndex index;
    const double build = median(5, [&] { index = RecordIndex(project, threats); });
    std::printf("search: %lld names, index built in %.1f ms\n",
                static_cast<long long>(index.all().size()), build);
    for (const char *text : { "m", "reg", "model registry", "mdlrg", "no such name" }) {
        const QString query = QString::fromLatin1(text);
        qsizetype hits = 0;
        const double find = median(5, [&] { hits = index.find(query).size(); });
        const double match = median(5, [&] { index.match(query, 200); });
        std::printf("search: \"%s\" find %.1f ms (%lld), fuzzy %.1f ms\n", text, find,
                    static_cast<long long>(hits), match);
    }
}

} // namespace bench
