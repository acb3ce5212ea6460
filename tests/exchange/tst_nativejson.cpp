#include "model/exchange/nativejson.h"
#include "tests/support/samples.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;

class TestNativeJson : public QObject
{
    Q_OBJECT

private slots:
    void exportImportExportGivesTheSameBytes();
    void theSchemaNamesEveryField();
    void badInputIsRefusedWithItsPlace_data();
    void badInputIsRefusedWithItsPlace();
};

void TestNativeJson::exportImportExportGivesTheSameBytes()
{
    Project project;
    project.apply(samples::small());
    const QByteArray first = nativejson::write(project);
    const Result<Edit> edit = nativejson::read(first, u"first.json"_s);
    QVERIFY2(edit, edit ? "" : qPrintable(edit.error().text()));
    Project again;
    QVERIFY(again.tryApply(*edit));
    QVERIFY(again == project);
    QCOMPARE(nativejson::write(again), first);
}

void TestNativeJson::theSchemaNamesEveryField()
{
    QFile file(u":/resources/schemas/project.schema.json"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject members =
            QJsonDocument::fromJson(file.readAll()).object()[u"properties"_s].toObject();
    for (const RecordKind kind : allRecordKinds()) {
        QJsonObject schema = members[QLatin1String(nameOf(kind).many)].toObject();
        if (kind != RecordKind::Settings)
            schema = schema[u"items"_s].toObject();
        QStringList described = schema[u"properties"_s].toObject().keys();
        QStringList fields { u"id"_s };
        std::visit(
                [&](const auto &record) {
                    std::decay_t<decltype(record)>::visit(
                            record, [&](const char *name, const auto & /*value*/) {
                                fields.append(QString::fromLatin1(name));
                            });
                },
                makeRecord(kind, {}));
        described.sort();
        fields.sort();
        QCOMPARE(described, fields);
    }
}

void TestNativeJson::badInputIsRefusedWithItsPlace_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("says");
    const QByteArray head = R"({"format":"redoubt-project","version":1)";
    const QByteArray id = R"("id":"6f1c2a5e-8b0d-4c33-9a57-0d8e4f6b1c2a")";
    QTest::newRow("not JSON") << QByteArray("hello") << u"x.json"_s << u"not JSON"_s;
    QTest::newRow("truncated") << head << u"x.json"_s << u"not JSON"_s;
    QTest::newRow("another format") << QByteArray("{}") << u"/format"_s << u"redoubt-project"_s;
    QTest::newRow("newer version") << QByteArray(R"({"format":"redoubt-project","version":2})")
                                   << u"/version"_s << u"version 1"_s;
    QTest::newRow("unknown member") << head + R"(,"widgets":[]})" << u"/widgets"_s << u"unknown"_s;
    QTest::newRow("unknown field") << head + R"(,"zones":[{)" + id + R"(,"colour":"red"}]})"
                                   << u"/zones/0/colour"_s << u"unknown field"_s;
    QTest::newRow("wrong type") << head + R"(,"zones":[{)" + id + R"(,"trust":"high"}]})"
                                << u"/zones/0/trust"_s << u"whole number"_s;
    QTest::newRow("too large a number")
            << head + R"(,"zones":[{)" + id + R"(,"trust":99999999999}]})" << u"/zones/0/trust"_s
            << u"whole number"_s;
    QTest::newRow("wrong word") << head + R"(,"controls":[{)" + id + R"(,"status":"done"}]})"
                                << u"/controls/0/status"_s << u"proposed"_s;
    QTest::newRow("no id") << head + R"(,"zones":[{"name":"a"}]})" << u"/zones/0/id"_s << u"UUID"_s;
    QTest::newRow("dangling") << head + R"(,"zones":[{)" + id
                                         + R"(,"parent":"00000000-0000-4000-8000-000000000001"}]})"
                              << u"/zones/0/parent"_s << u"not in the file"_s;
    QTest::newRow("id twice") << head + R"(,"zones":[{)" + id + R"(}],"roles":[{)" + id + "}]}"
                              << u"/zones/0"_s << u"used by"_s;
    QTest::newRow("key twice") << QByteArray(R"({"format":"redoubt-project","format":"x"})")
                               << u"x.json"_s << u"twice"_s;
    QTest::newRow("too deep") << QByteArray(100, '[') << u"x.json"_s << u"nested"_s;
}

void TestNativeJson::badInputIsRefusedWithItsPlace()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, where);
    QFETCH(QString, says);
    const Result<Edit> edit = nativejson::read(bytes, u"x.json"_s);
    QVERIFY(!edit);
    QVERIFY2(edit.error().where.contains(where), qPrintable(edit.error().text()));
    QVERIFY2(edit.error().message.contains(says), qPrintable(edit.error().text()));
    QVERIFY(!edit.error().next.isEmpty());
}

QTEST_GUILESS_MAIN(TestNativeJson)
#include "tst_nativejson.moc"
