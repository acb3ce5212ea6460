#include "model/baseline/freeze.h"
#include "model/core/operations/change.h"
#include "model/core/operations/model.h"
#include "tests/support/gui/openwindow.h"
#include "tests/support/samples.h"
#include "views/baselines/baselinesworkspace.h"
#include "views/baselines/comparepage.h"
#include "views/baselines/mergedialog.h"
#include "views/baselines/overlayview.h"
#include "views/baselines/timelinepanel.h"

#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

/// Looking back: the timeline, two states compared, one state as it was, and a merge settled.
class TestBaselinesViews : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_open.reset(); }
    void theDifferenceIsListedCountedAndDrawn();
    void countsAreFiltersAndAChangeShowsBeforeAndAfter();
    void clickingTheDiagramSelectsItsChange();
    void theTimelineFindsStepsByTextPersonAndSubject();
    void aStateIsShownAsItWas();
    void aBaselineIsComparedWithNow();
    void aComparisonIsExportedAsTextAndJson();
    void whatIsAskedLastIsAnswered();
    void aMergeNeedsAChoiceForEachConflict();

private:
    ComparePage &page()
    {
        return m_open->window().findChild<BaselinesWorkspace *>()->comparePage();
    }
    OverlayView *overlay() { return m_open->find<OverlayView>(u"overlay"_s); }
    QListView *list(const QString &name) { return m_open->find<QListView>(name); }
    const Project &project() { return m_open->document().project(); }
    void push(const Edit &edit, const Operation &operation)
    {
        QVERIFY(m_open->document().push(edit, operation));
    }
    void edit();

    std::unique_ptr<OpenWindow> m_open;
    Id<Element> m_gone;
    Id<Element> m_renamed;
    Id<Element> m_added;
};

void TestBaselinesViews::init()
{
    m_open = std::make_unique<OpenWindow>();
    const auto ready =
            freezing::prepare(project(), m_open->project().context().threats,
                              m_open->document().today(), u"Pilot exit"_s, {}, u"as it is"_s);
    QVERIFY(ready);
    QVERIFY(m_open->project().baselines().freeze(*ready));
    edit();
    m_open->showMode(5);
    QTRY_VERIFY(!page().isBusy());
}

/// Takes one element out, renames one, adds one with a flow.
void TestBaselinesViews::edit()
{
    const QList<const Element *> elements = project().all<Element>();
    m_gone = elements.at(0)->id;
    m_renamed = elements.at(1)->id;
    const Id<Diagram> diagram = project().all<Diagram>().first()->id;
    const Element added = samples::element(u"SON controller"_s);
    m_added = added.id;
    push(operations::addElement(project(), added, diagram, QRect(10000, 90000, 11600, 4400)),
         { u"add-element"_s, { added.name } });
    push(operations::addFlow(project(), samples::flow(m_renamed, m_added)),
         { u"connect"_s, { u"a"_s, u"b"_s } });
    push(operations::change(project(), m_renamed, [](Element &e) { e.name = u"Renamed"_s; }),
         { u"rename"_s, { u"Renamed"_s } });
    m_open->document().setAuthor(u"Jonas Berg"_s);
    push(operations::removeFromModel(project(), { AnyId(m_gone.value()) }),
         { u"delete"_s, { u"it"_s } });
}

void TestBaselinesViews::theDifferenceIsListedCountedAndDrawn()
{
    QVERIFY(list(u"differences"_s)->model()->rowCount() > 4);
    for (const char *kind : { "count-added", "count-changed", "count-removed" }) {
        const auto *count = m_open->find<QToolButton>(QLatin1String(kind));
        QVERIFY(count->text().contains(QRegularExpression(u"[1-9]"_s)));
    }
    const OverlayPicture &picture = overlay()->picture();
    QVERIFY(picture.marked() >= 4);
    // What is gone is there as a ghost, on the diagram that no longer has it.
    QVERIFY(!picture.boxOf(m_gone.value()).isEmpty());
    QVERIFY(!picture.boxOf(m_added.value()).isEmpty());
    const QImage shown = overlay()->grab().toImage();
    QVERIFY(!shown.isNull());
}

void TestBaselinesViews::countsAreFiltersAndAChangeShowsBeforeAndAfter()
{
    QListView *changes = list(u"differences"_s);
    const int all = changes->model()->rowCount();
    m_open->find<QToolButton>(u"count-removed"_s)->click();
    const int removed = changes->model()->rowCount();
    QVERIFY(removed > 0 && removed < all);
    m_open->find<QToolButton>(u"count-removed"_s)->click();
    QCOMPARE(changes->model()->rowCount(), all);
    m_open->find<QLineEdit>(u"differenceText"_s)->setText(u"Renamed"_s);
    QVERIFY(changes->model()->rowCount() >= 1);
    changes->setCurrentIndex(changes->model()->index(0, 0));
    QStringList texts;
    for (const QLabel *label : page().findChildren<QLabel *>())
        texts.append(label->text());
    QVERIFY(texts.contains(u"Renamed"_s));
}

void TestBaselinesViews::clickingTheDiagramSelectsItsChange()
{
    overlay()->fit();
    const QPoint at =
            overlay()->mapFromScene(overlay()->picture().boxOf(m_renamed.value()).center());
    QTest::mouseClick(overlay()->viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(list(u"differences"_s)->currentIndex().data().toString(), u"Renamed"_s);
    QCOMPARE(m_open->project().context().selection.single().id, m_renamed.value());
}

void TestBaselinesViews::theTimelineFindsStepsByTextPersonAndSubject()
{
    QListView *timeline = list(u"timeline"_s);
    const auto entries = [&] {
        int count = 0;
        for (int row = 0; row < timeline->model()->rowCount(); ++row)
            count += timeline->model()->index(row, 0).data(TimelineModel::KindRole).toInt()
                                     == TimelineModel::Entry
                             ? 1
                             : 0;
        return count;
    };
    const int all = entries();
    QVERIFY(all >= 6);
    auto *person = m_open->find<QComboBox>(u"timelinePerson"_s);
    const int jonas = person->findData(u"Jonas Berg"_s);
    QVERIFY(jonas > 0);
    person->setCurrentIndex(jonas);
    emit person->activated(jonas);
    QCOMPARE(entries(), 1);
    person->setCurrentIndex(0);
    emit person->activated(0);
    QCOMPARE(entries(), all);
    m_open->find<QLineEdit>(u"timelineText"_s)->setText(u"renamed"_s);
    QTRY_COMPARE(entries(), 1);
    m_open->find<QLineEdit>(u"timelineText"_s)->clear();
    QTRY_COMPARE(entries(), all);
    // The history of what is selected on the canvas.
    m_open->project().context().selection.select(
            RecordRef { RecordKind::Element, m_renamed.value() });
    m_open->find<QToolButton>(u"timelineSelected"_s)->click();
    QCOMPARE(entries(), 2);
}

void TestBaselinesViews::aStateIsShownAsItWas()
{
    QListView *timeline = list(u"timeline"_s);
    const int last = timeline->model()->rowCount() - 1;
    emit timeline->activated(timeline->model()->index(last, 0));
    QTRY_VERIFY(!page().isBusy());
    QVERIFY(m_open->find<QLabel>(u"asItWas"_s)->isVisible());
    QVERIFY(!overlay()->picture().boxOf(m_gone.value()).isEmpty());
    QVERIFY(overlay()->picture().boxOf(m_added.value()).isEmpty());
    QCOMPARE(overlay()->picture().marked(), 0);
    m_open->find<QPushButton>(u"leaveAsItWas"_s)->click();
    QTRY_VERIFY(!page().isBusy());
    QVERIFY(!m_open->find<QLabel>(u"asItWas"_s)->isVisible());
    QVERIFY(overlay()->picture().marked() > 0);
}

void TestBaselinesViews::aBaselineIsComparedWithNow()
{
    const auto *before = m_open->find<QComboBox>(u"compareBefore"_s);
    const auto *after = m_open->find<QComboBox>(u"compareAfter"_s);
    QVERIFY(before->currentText().contains(u"Pilot exit"_s));
    QVERIFY(after->currentText().startsWith(u"Now"_s));
    // A step later the page shows it, without being asked.
    const int rows = list(u"differences"_s)->model()->rowCount();
    push(operations::addArtifact(project(), samples::artifact(u"Cell parameters"_s)),
         { u"add-artifact"_s, { u"Cell parameters"_s } });
    QTRY_COMPARE(list(u"differences"_s)->model()->rowCount(), rows + 1);
}

void TestBaselinesViews::aComparisonIsExportedAsTextAndJson()
{
    QMap<QString, QByteArray> files;
    // Whoever listens asks for a name: not here.
    disconnect(&page(), &ComparePage::exportRequested, nullptr, nullptr);
    connect(&page(), &ComparePage::exportRequested, this,
            [&](const QString &suffix, const QByteArray &bytes) { files[suffix] = bytes; });
    const QList<QAction *> actions =
            m_open->find<QToolButton>(u"compareExport"_s)->menu()->actions();
    QCOMPARE(actions.size(), 3);
    actions.at(0)->trigger();
    actions.at(1)->trigger();
    QVERIFY2(files.value(u"txt"_s).contains("Jonas Berg"), files.value(u"txt"_s).constData());
    const QJsonObject json = QJsonDocument::fromJson(files.value(u"json"_s)).object();
    QCOMPARE(json.value(u"changes"_s).toArray().size(),
             list(u"differences"_s)->model()->rowCount());
    QVERIFY(json.value(u"after"_s).toObject().value(u"entry"_s).toString().isEmpty());
    QCOMPARE(json.value(u"before"_s).toObject().value(u"entry"_s).toString().size(), 64);
    disconnect(&page(), &ComparePage::reportRequested, nullptr, nullptr);
    QSignalSpy reports(&page(), &ComparePage::reportRequested);
    actions.at(2)->trigger();
    QCOMPARE(reports.count(), 1);
}

void TestBaselinesViews::whatIsAskedLastIsAnswered()
{
    const ComparedState now;
    const ComparedState first { ComparedState::Kind::Entry, {}, 1 };
    page().compare(first, now);
    QVERIFY(page().isBusy());
    page().compare(now, now);
    QTRY_VERIFY(!page().isBusy());
    QCOMPARE(list(u"differences"_s)->model()->rowCount(), 0);
}

void TestBaselinesViews::aMergeNeedsAChoiceForEachConflict()
{
    Project base;
    QVERIFY(base.tryApply(samples::small()));
    Project ours = base;
    Project theirs = base;
    const QList<const Element *> elements = base.all<Element>();
    for (int i = 0; i < 2; ++i) {
        const Id<Element> id = elements.at(i)->id;
        QVERIFY(ours.tryApply(
                operations::change(ours, id, [](Element &e) { e.name = u"ours"_s; })));
        QVERIFY(theirs.tryApply(
                operations::change(theirs, id, [](Element &e) { e.name = u"theirs"_s; })));
    }
    const Merge merge(base, ours, theirs, m_open->project().context().catalogs());
    QCOMPARE(merge.conflicts().size(), 2);
    MergeDialog dialog(merge, u"other.redoubt"_s);
    const auto *accept = dialog.findChild<QPushButton *>(u"mergeAccept"_s);
    QVERIFY(!accept->isEnabled());
    dialog.findChild<QRadioButton *>(u"takeTheirs"_s)->click();
    QVERIFY(!accept->isEnabled());
    dialog.findChild<QListView *>(u"mergeConflicts"_s)
            ->setCurrentIndex(
                    dialog.findChild<QListView *>(u"mergeConflicts"_s)->model()->index(1, 0));
    dialog.findChild<QRadioButton *>(u"takeOurs"_s)->click();
    QVERIFY(accept->isEnabled());
    QCOMPARE(dialog.choices(), (QList<MergeChoice> { MergeChoice::Theirs, MergeChoice::Ours }));
    QVERIFY(merge.settle(dialog.choices()));
}

QTEST_MAIN(TestBaselinesViews)
#include "tst_baselinesviews.moc"
