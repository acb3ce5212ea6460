#include "app/redoubt/catalogactions.h"
#include "tests/support/gui/openwindow.h"

#include <QDialog>
#include <QMessageBox>
#include <QTest>
#include <QTimer>
#include <QTreeWidget>

#include <nlohmann/json.hpp>

using namespace Qt::StringLiterals;

class TestCatalogActions : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_open.reset(); }
    void anUpdateIsShownFirstAndCancellingChangesNothing();
    void anUpdateIsOneStepThatUndoTakesBack();
    void whatIsNoCatalogIsRefusedInWords();

private:
    /// A later version of the catalog of rules that the first threat comes from, without that rule.
    QString later();
    /// What the groups of the preview say, once it is up; ends it as told.
    QStringList preview(const QString &path, bool accept);
    QString versionOf(const QString &catalog);
    CatalogActions &actions() { return *m_open->window().findChild<CatalogActions *>(); }

    std::unique_ptr<OpenWindow> m_open;
    QTemporaryDir m_folder;
    QString m_rule;
    QString m_catalog;
};

void TestCatalogActions::init()
{
    m_open = std::make_unique<OpenWindow>();
    m_rule = m_open->project().context().threats.rows().first()->key.rule;
}

QString TestCatalogActions::later()
{
    const Catalogs &catalogs = m_open->project().context().catalogs();
    const QString origin = catalogs.rule(m_rule)->origin;
    for (const CatalogInfo &info : catalogs.info) {
        if (info.origin != origin)
            continue;
        m_catalog = info.id;
        nlohmann::json content = nlohmann::json::parse(info.bytes.toStdString());
        content["version"] = "2099.1";
        auto &rules = content["rules"];
        std::erase_if(rules.get_ref<nlohmann::json::array_t &>(),
                      [&](const auto &rule) { return rule["id"] == m_rule.toStdString(); });
        // What named the rule that is gone loses the name.
        for (auto &rule : rules) {
            rule.erase("subsumes");
            rule.erase("supersedes");
        }
        QFile file(m_folder.filePath(u"later.json"_s));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(QByteArray::fromStdString(content.dump()));
        return file.fileName();
    }
    return {};
}

QStringList TestCatalogActions::preview(const QString &path, bool accept)
{
    QStringList groups;
    QTimer::singleShot(0, &m_open->window(), [&] {
        auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
        if (!dialog)
            return;
        const auto *list = dialog->findChild<QTreeWidget *>(u"updateList"_s);
        for (int i = 0; list && i < list->topLevelItemCount(); ++i)
            groups.append(list->topLevelItem(i)->text(0));
        if (accept)
            dialog->accept();
        else
            dialog->reject();
    });
    actions().updateFrom(path);
    return groups;
}

QString TestCatalogActions::versionOf(const QString &catalog)
{
    for (const CatalogPin *pin : m_open->document().project().all<CatalogPin>()) {
        if (pin->catalog == catalog)
            return pin->version;
    }
    return {};
}

void TestCatalogActions::anUpdateIsShownFirstAndCancellingChangesNothing()
{
    const Project before = m_open->document().project();
    const QStringList groups = preview(later(), false);
    QCOMPARE(groups.size(), 4);
    QVERIFY2(!groups.at(2).endsWith(u"(0)"_s), qPrintable(groups.at(2)));
    QCOMPARE(m_open->document().project(), before);
}

void TestCatalogActions::anUpdateIsOneStepThatUndoTakesBack()
{
    const QString path = later();
    const QString before = versionOf(m_catalog);
    preview(path, true);
    QCOMPARE(versionOf(m_catalog), u"2099.1"_s);
    QTRY_VERIFY(!m_open->project().context().catalogs().rule(m_rule));

    QVERIFY(m_open->document().undo());
    QCOMPARE(versionOf(m_catalog), before);
    QTRY_VERIFY(m_open->project().context().catalogs().rule(m_rule));
    QVERIFY(m_open->find<QWidget>(u"canvas"_s));
}

void TestCatalogActions::whatIsNoCatalogIsRefusedInWords()
{
    QFile file(m_folder.filePath(u"none.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"catalog\": \"rules-x\", \"version\": \"1\"}");
    file.close();
    QString said;
    QTimer::singleShot(0, &m_open->window(), [&] {
        if (auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget())) {
            said = box->text() + box->informativeText();
            box->accept();
        }
    });
    actions().updateFrom(file.fileName());
    QVERIFY2(said.contains(u"none.json"_s), qPrintable(said));
    QVERIFY(versionOf(u"rules-x"_s).isEmpty());
}

QTEST_MAIN(TestCatalogActions)
#include "tst_catalogactions.moc"
