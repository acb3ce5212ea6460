#include "tests/support/gui/openwindow.h"
#include "tests/support/gui/pseudolanguage.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QDirIterator>
#include <QGroupBox>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QTabBar>
#include <QTest>

using namespace Qt::StringLiterals;

/// Everything a person reads is translated, and lupdate finds it.
class TestTranslation : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void theWindowShowsNoUntranslatedText_data();
    void theWindowShowsNoUntranslatedText();
    void menusShowNoUntranslatedText();
    void englishHasPluralForms();

private:
    void know(const QJsonValue &value);
    void check(const QString &shown, const QString &where);
    void checkModel(const QAbstractItemModel &model, const QModelIndex &parent,
                    const QString &where, int depth = 0);
    void checkWidget(const QWidget &widget, const QString &where);

    std::unique_ptr<PseudoLanguage> m_language;
    std::unique_ptr<OpenWindow> m_open;
    /// Texts of catalogs and of the sample: data, which is not translated.
    QSet<QString> m_data;
    QStringList m_offences;
};

void TestTranslation::know(const QJsonValue &value)
{
    if (value.isString()) {
        m_data.insert(value.toString().simplified());
    } else if (value.isArray()) {
        for (const QJsonValue item : value.toArray())
            know(item);
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (const QString &key : object.keys())
            know(object.value(key));
    }
}

void TestTranslation::initTestCase()
{
    m_language = std::make_unique<PseudoLanguage>();
    QVERIFY(m_language->size() > 500);
    QCoreApplication::installTranslator(m_language.get());
    m_open = std::make_unique<OpenWindow>();
    QDirIterator files(u":/catalogs"_s, { u"*.json"_s }, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        know(QJsonDocument::fromJson(file.readAll()).object());
    }
    QVERIFY(m_data.size() > 1000);
    // Titles are sentences of a catalog with names of the sample in them.
    for (const ThreatRow *row : m_open->project().context().threats.rows())
        m_data.insert(row->title);
    m_data.insert(m_open->document().author());
}

void TestTranslation::cleanupTestCase()
{
    m_open.reset();
    QCoreApplication::removeTranslator(m_language.get());
}

void TestTranslation::check(const QString &shown, const QString &where)
{
    QString text = shown;
    text.remove(u"<qt>"_s).remove(u"</qt>"_s).replace(u"&amp;"_s, u"&"_s);
    if (m_data.contains(text.simplified()))
        return;
    // Keys, and ids of techniques and of list items, are the same in every language.
    static const QRegularExpression codes(
            uR"(\b(Ctrl\+\S|AML\.[TM][\d.]+|(ML|LLM)\d\d:\d{4}|MS-[\w.-]+)(?=\W|$))"_s);
    text.remove(codes);
    // What is put together: translated parts in brackets, names and numbers between separators.
    static const QRegularExpression separators(
            uR"([\n,;:()\x{00b7}\x{2192}\x{2013}"/]|  +|\s-\s|[\x{25cb}\x{25cc}\x{25cf}\x{25d0}])"_s);
    static const QRegularExpression letters(u"\\p{L}{2,}"_s);
    for (const QString &part : PseudoLanguage::outside(text).split(separators)) {
        const QString rest = part.simplified();
        if (rest.isEmpty() || !rest.contains(letters) || m_data.contains(rest))
            continue;
        m_offences.append(where + u": "_s + rest.left(80) + u"   in   "_s + text.left(120));
    }
}

void TestTranslation::checkModel(const QAbstractItemModel &model, const QModelIndex &parent,
                                 const QString &where, int depth)
{
    for (int row = 0; row < std::min(model.rowCount(parent), 40); ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const QModelIndex index = model.index(row, column, parent);
            for (const int role : { Qt::DisplayRole, Qt::ToolTipRole, Qt::StatusTipRole,
                                    Qt::AccessibleTextRole, Qt::AccessibleDescriptionRole })
                check(index.data(role).toString(), where);
        }
        if (depth < 3)
            checkModel(model, model.index(row, 0, parent), where, depth + 1);
    }
}

void TestTranslation::checkWidget(const QWidget &widget, const QString &where)
{
    check(widget.toolTip(), where);
    check(widget.statusTip(), where);
    check(widget.accessibleName(), where);
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        check(label->text(), where);
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        check(button->text(), where);
    if (const auto *edit = qobject_cast<const QLineEdit *>(&widget))
        check(edit->placeholderText(), where);
    if (const auto *group = qobject_cast<const QGroupBox *>(&widget))
        check(group->title(), where);
    if (const auto *combo = qobject_cast<const QComboBox *>(&widget))
        checkModel(*combo->model(), {}, where);
    if (const auto *tabs = qobject_cast<const QTabBar *>(&widget)) {
        for (int i = 0; i < tabs->count(); ++i)
            check(tabs->tabText(i), where);
    }
    if (const auto *header = qobject_cast<const QHeaderView *>(&widget)) {
        for (int i = 0; i < header->count(); ++i)
            check(header->model()->headerData(i, header->orientation()).toString(), where);
    } else if (const auto *view = qobject_cast<const QAbstractItemView *>(&widget)) {
        if (view->model())
            checkModel(*view->model(), {}, where);
    }
}

void TestTranslation::theWindowShowsNoUntranslatedText_data()
{
    QTest::addColumn<int>("mode");
    QTest::newRow("draw") << 1;
    QTest::newRow("threats") << 2;
    QTest::newRow("controls") << 3;
    QTest::newRow("risk") << 4;
    QTest::newRow("baselines") << 5;
    QTest::newRow("report") << 6;
}

void TestTranslation::theWindowShowsNoUntranslatedText()
{
    QFETCH(int, mode);
    m_offences.clear();
    m_open->showMode(mode);
    const Project &project = m_open->document().project();
    Selection &selection = m_open->project().context().selection;
    selection.select({ RecordKind::Element, project.all<Element>().first()->id.value() });
    if (mode == 2) {
        auto *table = m_open->find<QAbstractItemView>(u"threatTable"_s);
        table->setCurrentIndex(table->model()->index(0, 0, table->model()->index(0, 0)));
    }
    QCoreApplication::processEvents();
    int seen = 0;
    for (const QWidget *widget : m_open->window().findChildren<QWidget *>()) {
        if (!widget->isVisible())
            continue;
        ++seen;
        checkWidget(*widget,
                    QLatin1String(widget->metaObject()->className()) + u' ' + widget->objectName());
    }
    QVERIFY(seen > 20);
    m_offences.removeDuplicates();
    QVERIFY2(m_offences.isEmpty(), qPrintable(u'\n' + m_offences.join(u'\n')));
}

void TestTranslation::menusShowNoUntranslatedText()
{
    m_offences.clear();
    for (const QAction *action : m_open->window().findChildren<QAction *>()) {
        if (action->objectName().startsWith(u"_q_"_s)
            || qobject_cast<QLineEdit *>(action->parent()))
            continue;
        check(action->text(), u"action"_s);
        check(action->statusTip(), u"status tip"_s);
        check(action->toolTip(), u"tool tip"_s);
    }
    m_offences.removeDuplicates();
    QVERIFY2(m_offences.isEmpty(), qPrintable(u'\n' + m_offences.join(u'\n')));
}

void TestTranslation::englishHasPluralForms()
{
    QTranslator english;
    QVERIFY(english.load(QLocale(QLocale::English), u"redoubt"_s, u"_"_s, u":/i18n"_s));
    QCOMPARE(english.translate("reporthints", "%n acceptance(s) have lapsed.", nullptr, 1),
             u"%n acceptance has lapsed."_s);
    QCOMPARE(english.translate("reporthints", "%n acceptance(s) have lapsed.", nullptr, 2),
             u"%n acceptances have lapsed."_s);
}

QTEST_MAIN(TestTranslation)
#include "tst_translation.moc"
