#include "model/core/document.h"
#include "model/core/memoryjournal.h"
#include "model/core/operations/decide.h"
#include "model/threats/decided.h"
#include "tests/bench/bench.h"
#include "views/registers/decide/decisions.h"
#include "views/registers/table/registerview.h"
#include "views/registers/threats/threatsmodel.h"
#include "views/registers/threatsworkspace.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>

#include <cstdio>

namespace bench {

namespace {

constexpr qsizetype wantedRows = 50000;
constexpr qsizetype editedRows = 5000;

/// The project with own threats beside the proposals until the register has exactly the rows that
/// are wanted.
Project withRows(const CatalogsPointer &catalogs, const QDate &today)
{
    Project project = generated(2000, catalogs->vocabulary);
    Register threats(catalogs);
    threats.reset(project, today);
    // Where the rules propose more, flows are taken out until they do not.
    for (const Flow *flow : project.all<Flow>()) {
        if (threats.rows().size() <= wantedRows)
            break;
        Edit fewer;
        fewer.remove(*flow);
        project.apply(fewer);
        threats.follow(project, fewer, today);
    }
    const QList<const Flow *> flows = project.all<Flow>();
    Edit edit;
    for (qsizetype i = threats.rows().size(); i < wantedRows; ++i) {
        OwnThreat own;
        own.id = Id<OwnThreat>(id(4, static_cast<uint>(i)));
        own.title = QStringLiteral("Someone does thing number %1 to this flow").arg(i % 4000);
        own.subjectKind = SubjectKind::Flow;
        own.subject = AnyId(flows.at(i % flows.size())->id.value());
        own.stride = QStringLiteral("tampering");
        own.likelihood = 1000 + static_cast<int>(i % 9) * 500;
        own.impact = 1000 + static_cast<int>(i % 7) * 500;
        edit.add(own);
    }
    for (int i = 0; i < 12; ++i) {
        Person person;
        person.id = Id<Person>(id(5, static_cast<uint>(i)));
        person.name = QStringLiteral("Person %1").arg(i);
        edit.add(person);
    }
    project.apply(edit);
    return project;
}

/// Runs something until the window has caught up with it: for so long the window did not answer.
double answered(const std::function<void()> &run)
{
    QElapsedTimer clock;
    clock.start();
    run();
    QApplication::processEvents();
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

void report(const char *what, int runs, const std::function<void()> &run)
{
    double most = 0;
    const double middle = median(runs, [&] { most = std::max(most, answered(run)); });
    std::printf("  %-52s %8.1f ms (most %.1f)\n", what, middle, most);
    std::fflush(stdout);
}

struct Open
{
    MemoryJournal journal;
    Document document;
    Register threats;
    Selection selection;
    ViewContext context { document, threats, selection };

    Open(const Project &project, const CatalogsPointer &catalogs)
        : document(project, journal,
                   { QStringLiteral("bench"), [] { return QDateTime::currentDateTimeUtc(); } })
        , threats(catalogs)
    {
        threats.reset(document.project(), document.today());
        QObject::connect(&document, &Document::changed, &threats, [this](const Edit &edit) {
            threats.follow(document.project(), edit, document.today());
        });
    }
};

void inModel(Open &open, const CatalogsPointer &catalogs)
{
    Project project = open.document.project();
    Register threats(catalogs);
    const QDate today = open.document.today();
    report("register derived from nothing", 3, [&] { threats.reset(project, today); });
    const auto confirm = [&](qsizetype count, qsizetype from) {
        Edit edit;
        const QList<const ThreatRow *> rows = threats.rows();
        for (qsizetype i = 0; i < count; ++i) {
            const ThreatRow *row = rows.at((from + i * 9) % rows.size());
            const Edit one = operations::decide(
                    project, decidedFrom(*row, project, threats, QStringLiteral("Ada"), today),
                    row->state == DecisionState::Confirmed ? DecisionState::Proposed
                                                           : DecisionState::Confirmed,
                    {});
            for (const Patch &patch : one.patches())
                edit.append(patch);
        }
        return edit;
    };
    for (const qsizetype count : { qsizetype(1), qsizetype(50), qsizetype(500), editedRows }) {
        const Edit edit = confirm(count, 0);
        project.apply(edit);
        const double there = median(1, [&] { threats.follow(project, edit, today); });
        project.apply(inverse(edit));
        const double back = median(1, [&] { threats.follow(project, inverse(edit), today); });
        std::printf("  register follows %5lld decisions in one edit          %8.1f ms, back %.1f\n",
                    static_cast<long long>(count), there, back);
    }
}

} // namespace

void registers(const CatalogsPointer &catalogs)
{
    QCoreApplication::setApplicationName(QStringLiteral("redoubt-bench"));
    const QDate today(2026, 11, 24);
    Open open(withRows(catalogs, today), catalogs);
    std::printf("registers: %lld elements, %lld flows, %lld rows\n",
                static_cast<long long>(open.document.project().count(RecordKind::Element)),
                static_cast<long long>(open.document.project().count(RecordKind::Flow)),
                static_cast<long long>(open.threats.rows().size()));
    inModel(open, catalogs);
    ThreatsWorkspace workspace(open.context);
    workspace.resize(1500, 950);
    workspace.show();
    QApplication::processEvents();
    auto *table = workspace.findChild<RegisterView *>(QStringLiteral("threatTable"));
    auto *model = static_cast<ThreatsModel *>(table->model());
    const auto by = [](int column, Qt::SortOrder order) {
        return ThreatOrder::Key { column, order };
    };
    report("group by flow or element", 3, [&] { model->setGrouping(threatgrouping::Subject); });
    for (const auto &[name, way] : { std::pair("group by phase", threatgrouping::Phase),
                                     std::pair("group by STRIDE-AI class", threatgrouping::Class),
                                     std::pair("group by ATLAS tactic", threatgrouping::Tactic),
                                     std::pair("group by owner", threatgrouping::Owner),
                                     std::pair("group by state", threatgrouping::State),
                                     std::pair("group by rule group", threatgrouping::Pack),
                                     std::pair("group by same thing", threatgrouping::Thing),
                                     std::pair("no grouping", threatgrouping::Nothing) })
        report(name, 3, [&, way = way] { model->setGrouping(way); });
    report("sort by current rating", 3,
           [&] { model->setSortKeys({ by(ThreatCells::Current, Qt::DescendingOrder) }); });
    report("sort by title", 3,
           [&] { model->setSortKeys({ by(ThreatCells::Title, Qt::AscendingOrder) }); });
    report("sort by class, state, title", 3, [&] {
        model->setSortKeys({ by(ThreatCells::Class, Qt::AscendingOrder),
                             by(ThreatCells::State, Qt::AscendingOrder),
                             by(ThreatCells::Title, Qt::DescendingOrder) });
    });
    model->setSortKeys({ by(ThreatCells::Current, Qt::DescendingOrder) });
    model->setGrouping(threatgrouping::Subject);
    ThreatFilter high;
    high.ratings = { static_cast<int>(Rating::High), static_cast<int>(Rating::Critical) };
    report("facet: high and critical, and off again (two steps)", 3, [&] {
        workspace.setFilter(high);
        workspace.setFilter({});
    });
    ThreatFilter typed;
    typed.text = QStringLiteral("number 17");
    report("filter text, and off again (two steps)", 3, [&] {
        workspace.setFilter(typed);
        workspace.setFilter({});
    });
    QScrollBar *bar = table->verticalScrollBar();
    int at = 0;
    report("scroll a page and paint", 200, [&] {
        at = (at + bar->pageStep()) % std::max(1, bar->maximum());
        bar->setValue(at);
        table->viewport()->repaint();
    });
    report("scroll to the end and to the start, painted", 5, [&] {
        bar->setValue(bar->maximum());
        table->viewport()->repaint();
        bar->setValue(0);
        table->viewport()->repaint();
    });
    QStringList keys;
    const QList<const ThreatRow *> rows = open.threats.rows();
    for (qsizetype i = 0; i < editedRows; ++i)
        keys.append(rows.at(i * 9 % rows.size())->key.text());
    report("select 5,000 rows", 1, [&] {
        table->selectionModel()->select(model->selectionOf(keys),
                                        QItemSelectionModel::ClearAndSelect);
    });
    report("confirm one row (edit, register, window)", 5, [&] {
        const QString key = open.threats.rows().at(20000)->key.text();
        decisions::setState(open.context, { key },
                            open.threats.row(key)->state == DecisionState::Confirmed
                                    ? DecisionState::Proposed
                                    : DecisionState::Confirmed,
                            nullptr);
    });
    report("bulk edit: owner of 5,000 rows (edit, register, window)", 1,
           [&] { decisions::assignTo(open.context, keys, QStringLiteral("Person 3")); });
    report("bulk edit: confirm 5,000 rows", 1, [&] { decisions::confirm(open.context, keys); });
    report("undo it", 1, [&] {
        if (!open.document.undo())
            qFatal("the bulk edit cannot be undone");
    });
    std::printf("\n");
}

} // namespace bench
