#include "views/report/textbox.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {

QImage painted(const TextBox &box)
{
    QImage image(300, 200, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    box.paint(painter, { 10, 10 });
    return image;
}

} // namespace

/// Texts set in lines for a page.
class TestTextBox : public QObject
{
    Q_OBJECT

private slots:
    void whatIsKeptLooksLikeWhatIsSetAnew_data();
    void whatIsKeptLooksLikeWhatIsSetAnew();
    void whatIsSetOtherwiseIsNotShared_data();
    void whatIsSetOtherwiseIsNotShared();
};

void TestTextBox::whatIsKeptLooksLikeWhatIsSetAnew_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("one line") << u"Registry"_s;
    QTest::newRow("several lines") << u"Someone with access changes the records that it keeps"_s;
    QTest::newRow("a break") << u"one\ntwo"_s;
    QTest::newRow("nothing") << QString();
    QTest::newRow("a long text") << u"word "_s.repeated(200);
}

void TestTextBox::whatIsKeptLooksLikeWhatIsSetAnew()
{
    QFETCH(const QString, text);
    const TextBox fresh(text, paperfont::of(9), 120, Qt::black);
    const TextKeep kept;
    const TextBox first(text, paperfont::of(9), 120, Qt::black);
    const TextBox again(text, paperfont::of(9), 120, Qt::black);
    for (const TextBox *box : { &first, &again }) {
        QCOMPARE(box->height(), fresh.height());
        QCOMPARE(box->width(), fresh.width());
        QCOMPARE(box->endWithin(0, 30), fresh.endWithin(0, 30));
        QCOMPARE(painted(*box), painted(fresh));
    }
}

void TestTextBox::whatIsSetOtherwiseIsNotShared_data()
{
    QTest::addColumn<QFont>("font");
    QTest::addColumn<qreal>("width");
    QTest::addColumn<QColor>("colour");
    QTest::addColumn<TextBox::Side>("side");
    QTest::addColumn<qreal>("leading");
    using Side = TextBox::Side;
    const QColor black(Qt::black);
    QTest::newRow("size") << paperfont::of(12) << 120.0 << black << Side::Left << 1.0;
    QTest::newRow("weight") << paperfont::of(9, QFont::Bold) << 120.0 << black << Side::Left << 1.0;
    QTest::newRow("width") << paperfont::of(9) << 60.0 << black << Side::Left << 1.0;
    QTest::newRow("colour") << paperfont::of(9) << 120.0 << QColor(Qt::red) << Side::Left << 1.0;
    QTest::newRow("side") << paperfont::of(9) << 120.0 << black << Side::Right << 1.0;
    QTest::newRow("leading") << paperfont::of(9) << 120.0 << black << Side::Left << 1.5;
}

void TestTextBox::whatIsSetOtherwiseIsNotShared()
{
    QFETCH(const QFont, font);
    QFETCH(const qreal, width);
    QFETCH(const QColor, colour);
    QFETCH(const TextBox::Side, side);
    QFETCH(const qreal, leading);
    const QString text = u"Somebody replaces the model on its way to the registry"_s;
    const TextBox fresh(text, font, width, colour, side, leading);
    const TextKeep kept;
    const TextBox usual(text, paperfont::of(9), 120, Qt::black);
    const TextBox other(text, font, width, colour, side, leading);
    QVERIFY(painted(other) != painted(usual));
    QCOMPARE(painted(other), painted(fresh));
}

QTEST_MAIN(TestTextBox)
#include "tst_textbox.moc"
