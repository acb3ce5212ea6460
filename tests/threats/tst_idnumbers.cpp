#include "model/threats/idnumbers.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// Ids that count up, as a careless program makes them.
QUuid counted(uint number)
{
    return QUuid(number, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1);
}

/// Ids as this program makes them.
QUuid scattered(uint number)
{
    return QUuid::createUuidV5(counted(0), QByteArray::number(number));
}

} // namespace

/// Numbers in the place of ids.
class TestIdNumbers : public QObject
{
    Q_OBJECT

private slots:
    void idsAreNumberedAsTheyCome();
    void anUnknownIdHasNoNumber();
    void numbersStayWhileThereAreMore_data();
    void numbersStayWhileThereAreMore();
    void clearedItBeginsAnew();
};

void TestIdNumbers::idsAreNumberedAsTheyCome()
{
    IdNumbers numbers;
    QCOMPARE(numbers.add(counted(7)), 0U);
    QCOMPARE(numbers.add(counted(3)), 1U);
    QCOMPARE(numbers.add(counted(7)), 0U);
    QCOMPARE(numbers.count(), 2U);
    QCOMPARE(numbers.at(1), counted(3));
}

void TestIdNumbers::anUnknownIdHasNoNumber()
{
    IdNumbers numbers;
    QCOMPARE(numbers.find(counted(1)), IdNumbers::none);
    numbers.add(counted(1));
    QCOMPARE(numbers.find(counted(1)), 0U);
    QCOMPARE(numbers.find(counted(2)), IdNumbers::none);
    QCOMPARE(numbers.find({}), IdNumbers::none);
}

void TestIdNumbers::numbersStayWhileThereAreMore_data()
{
    QTest::addColumn<bool>("inARow");
    QTest::addColumn<int>("reserved");
    QTest::newRow("scattered") << false << 0;
    QTest::newRow("in a row") << true << 0;
    QTest::newRow("with room") << false << 5000;
    QTest::newRow("with too little room") << true << 100;
}

void TestIdNumbers::numbersStayWhileThereAreMore()
{
    QFETCH(const bool, inARow);
    QFETCH(const int, reserved);
    const auto id = [inARow](uint number) { return inARow ? counted(number) : scattered(number); };
    IdNumbers numbers;
    numbers.reserve(reserved);
    constexpr uint many = 5000;
    for (uint i = 0; i < many; ++i)
        QCOMPARE(numbers.add(id(i)), i);
    for (uint i = 0; i < many; ++i) {
        QCOMPARE(numbers.find(id(i)), i);
        QCOMPARE(numbers.at(i), id(i));
    }
}

void TestIdNumbers::clearedItBeginsAnew()
{
    IdNumbers numbers;
    for (uint i = 0; i < 300; ++i)
        numbers.add(scattered(i));
    numbers.clear();
    QCOMPARE(numbers.count(), 0U);
    QCOMPARE(numbers.find(scattered(0)), IdNumbers::none);
    QCOMPARE(numbers.add(scattered(200)), 0U);
    QCOMPARE(numbers.find(scattered(200)), 0U);
}

QTEST_APPLESS_MAIN(TestIdNumbers)
#include "tst_idnumbers.moc"
