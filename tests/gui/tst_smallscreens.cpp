#include "tests/support/gui/openwindow.h"
#include "views/style/elidedcheckbox.h"
#include "views/style/wraplayout.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QTabBar>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr QSize projector(1280, 720);

QWidget *block(int width)
{
    auto *widget = new QWidget;
    widget->setFixedSize(width, 20);
    return widget;
}

} // namespace

/// The window on a small projector or laptop.
class TestSmallScreens : public QObject
{
    Q_OBJECT

private slots:
    void everyWorkspaceFits_data();
    void everyWorkspaceFits();
    void aLongNameToCheckEndsInAnEllipsis();
    void aBarGoesOnInAnotherRow_data();
    void aBarGoesOnInAnotherRow();
    void aBarPutsItsEndToTheRight();
    void whatIsHiddenTakesNoPlaceInABar();
    void aBarIsMirrored();
};

void TestSmallScreens::everyWorkspaceFits_data()
{
    QTest::addColumn<int>("mode");
    for (const int mode : { 1, 2, 3, 4, 5, 6 })
        QTest::addRow("workspace %d", mode) << mode;
}

void TestSmallScreens::everyWorkspaceFits()
{
    QFETCH(const int, mode);
    OpenWindow open;
    // Workspaces that were looked at before count, too.
    for (const int each : { 1, 2, 3, 4, 5, 6 })
        open.showMode(each);
    open.showMode(mode);
    MainWindow &window = open.window();
    window.resize(projector);
    QCoreApplication::processEvents();
    QCOMPARE(window.size(), projector);
    int looked = 0;
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->visibleRegion().isEmpty()
            || !(qobject_cast<QComboBox *>(widget) || qobject_cast<QAbstractButton *>(widget)))
            continue;
        ++looked;
        const QRect within = widget->parentWidget()->rect();
        const QString name = widget->objectName() + u" in "_s + widget->parentWidget()->objectName()
                             + u' ' + widget->accessibleName();
        QVERIFY2(widget->x() >= 0 && widget->geometry().right() <= within.right(),
                 qPrintable(name + u" is cut off"_s));
        const bool fixed = widget->minimumWidth() == widget->maximumWidth();
        // Boxes to check say the rest of a long text by an ellipsis.
        const bool part = qobject_cast<QCheckBox *>(widget)
                          || qobject_cast<QLineEdit *>(widget->parentWidget())
                          || qobject_cast<QTabBar *>(widget->parentWidget());
        // What a comparison found is said once it is there, and then the bar is laid out again.
        QTRY_VERIFY2(fixed || part || widget->width() >= widget->minimumSizeHint().width(),
                     qPrintable(name + u" is too narrow"_s
                                + QLatin1String(widget->metaObject()->className())));
    }
    QVERIFY(looked > 10);
}

void TestSmallScreens::aLongNameToCheckEndsInAnEllipsis()
{
    ElidedCheckBox box(u"Continuous delivery and deployment"_s);
    box.resize(box.sizeHint());
    QCOMPARE(box.shownText(), box.text());
    box.resize(box.width() / 2, box.height());
    QVERIFY(box.shownText().startsWith(u"Cont"_s) && box.shownText().endsWith(u'\u2026'));
}

void TestSmallScreens::aBarGoesOnInAnotherRow_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<QList<QPoint>>("places");
    QTest::addColumn<int>("height");
    QTest::newRow("all fit") << 320 << QList<QPoint> { { 0, 0 }, { 110, 0 }, { 220, 0 } } << 20;
    QTest::newRow("just") << 320 << QList<QPoint> { { 0, 0 }, { 110, 0 }, { 220, 0 } } << 20;
    QTest::newRow("two rows") << 319 << QList<QPoint> { { 0, 0 }, { 110, 0 }, { 0, 30 } } << 50;
    QTest::newRow("three rows") << 150 << QList<QPoint> { { 0, 0 }, { 0, 30 }, { 0, 60 } } << 80;
    QTest::newRow("too narrow for one")
            << 60 << QList<QPoint> { { 0, 0 }, { 0, 30 }, { 0, 60 } } << 80;
}

void TestSmallScreens::aBarGoesOnInAnotherRow()
{
    QFETCH(const int, width);
    QFETCH(const QList<QPoint>, places);
    QFETCH(const int, height);
    QWidget bar;
    auto *layout = new WrapLayout(&bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    for (int i = 0; i < 3; ++i)
        layout->addWidget(block(100));
    QCOMPARE(layout->heightForWidth(width), height);
    layout->setGeometry(QRect(0, 0, width, height));
    for (int i = 0; i < 3; ++i)
        QCOMPARE(layout->itemAt(i)->geometry().topLeft(), places.at(i));
}

void TestSmallScreens::aBarPutsItsEndToTheRight()
{
    QWidget bar;
    auto *layout = new WrapLayout(&bar);
    layout->setContentsMargins(5, 0, 5, 0);
    layout->setSpacing(10);
    layout->addWidget(block(100));
    layout->beginRight();
    layout->addWidget(block(50));
    layout->addWidget(block(60));
    layout->setGeometry(QRect(0, 0, 400, 20));
    QCOMPARE(layout->itemAt(0)->geometry().left(), 5);
    QCOMPARE(layout->itemAt(1)->geometry().left(), 275);
    QCOMPARE(layout->itemAt(2)->geometry().right(), 394);
    // In a second row it begins at the left.
    layout->setGeometry(QRect(0, 0, 180, 50));
    QCOMPARE(layout->itemAt(2)->geometry().topLeft(), QPoint(5, 30));
}

void TestSmallScreens::whatIsHiddenTakesNoPlaceInABar()
{
    QWidget bar;
    auto *layout = new WrapLayout(&bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    QWidget *hidden = block(100);
    layout->addWidget(hidden);
    layout->addWidget(block(100));
    hidden->hide();
    QCOMPARE(layout->sizeHint(), QSize(100, 20));
    layout->setGeometry(QRect(0, 0, 100, 20));
    QCOMPARE(layout->itemAt(1)->geometry().topLeft(), QPoint(0, 0));
}

void TestSmallScreens::aBarIsMirrored()
{
    QWidget bar;
    bar.setLayoutDirection(Qt::RightToLeft);
    auto *layout = new WrapLayout(&bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(block(100));
    layout->setGeometry(QRect(0, 0, 400, 20));
    QCOMPARE(layout->itemAt(0)->geometry().left(), 300);
}

QTEST_MAIN(TestSmallScreens)
#include "tst_smallscreens.moc"
