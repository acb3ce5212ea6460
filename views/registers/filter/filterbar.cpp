#include "views/registers/filter/filterbar.h"

#include "views/registers/filter/savedfilters.h"
#include "views/style/icons.h"
#include "views/style/labels.h"

#include <QHBoxLayout>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QTimer>
#include <QToolButton>

namespace {

/// Typing is answered when it pauses this long, milliseconds.
constexpr int typingPause = 120;

} // namespace

FilterBar::FilterBar(FacetPanel &facets, QWidget *parent)
    : QWidget(parent)
    , m_facets(facets)
    , m_text(new QLineEdit)
    , m_typing(new QTimer(this))
    , m_chips(new QHBoxLayout)
    , m_clear(new QToolButton)
    , m_selected(labels::plain({}, labels::Weight::Secondary))
    , m_count(labels::plain({}, labels::Weight::Strong))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 2, 10, 5);
    layout->setSpacing(6);
    m_text->setObjectName(QStringLiteral("threatText"));
    m_text->setPlaceholderText(tr("Filter text"));
    m_text->setAccessibleName(tr("Filter text"));
    m_text->setClearButtonEnabled(true);
    m_text->setMinimumWidth(150);
    m_text->setMaximumWidth(240);
    m_text->addAction(icons::get(QStringLiteral("search")), QLineEdit::LeadingPosition);
    layout->addWidget(m_text);
    auto *named = new QToolButton;
    named->setText(tr("Filters"));
    named->setIcon(icons::get(QStringLiteral("filter")));
    named->setToolTip(tr("Filters that were given a name"));
    named->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    named->setAutoRaise(true);
    named->setPopupMode(QToolButton::InstantPopup);
    named->setMenu(new QMenu(named));
    connect(named->menu(), &QMenu::aboutToShow, this,
            [this, menu = named->menu()] { fillMenu(menu); });
    layout->addWidget(named);
    m_chips->setSpacing(4);
    layout->addLayout(m_chips);
    m_clear->setObjectName(QStringLiteral("clearFilter"));
    m_clear->setText(tr("Clear"));
    m_clear->setToolTip(tr("Show all threats again"));
    m_clear->setAutoRaise(true);
    connect(m_clear, &QToolButton::clicked, this, [this] { setFilter({}); });
    layout->addWidget(m_clear);
    layout->addStretch();
    layout->addWidget(m_selected);
    layout->addSpacing(6);
    layout->addWidget(m_count);
    m_typing->setSingleShot(true);
    m_typing->setInterval(typingPause);
    connect(m_typing, &QTimer::timeout, this, &FilterBar::apply);
    connect(m_text, &QLineEdit::textChanged, m_typing, qOverload<>(&QTimer::start));
    connect(&m_facets, &FacetPanel::changed, this, &FilterBar::apply);
    m_clear->hide();
}

void FilterBar::fillMenu(QMenu *menu)
{
    menu->clear();
    const QStringList names = SavedFilters().names();
    const auto literal = [](QString name) { return name.replace(u'&', QStringLiteral("&&")); };
    for (const QString &name : names)
        connect(menu->addAction(literal(name)), &QAction::triggered, this,
                [this, name] { setFilter(SavedFilters().filter(name)); });
    if (names.isEmpty())
        menu->addAction(tr("None saved yet"))->setEnabled(false);
    menu->addSeparator();
    QAction *save = menu->addAction(tr("Save this filter\u2026"));
    save->setEnabled(!filter().isEmpty());
    connect(save, &QAction::triggered, this, [this] {
        bool ok = false;
        const QString name = QInputDialog::getText(this, tr("Save this filter"), tr("Name:"),
                                                   QLineEdit::Normal, {}, &ok)
                                     .trimmed();
        if (ok && !name.isEmpty())
            SavedFilters().save(name, filter());
    });
    QMenu *removing = menu->addMenu(tr("Delete"));
    removing->setEnabled(!names.isEmpty());
    for (const QString &name : names)
        connect(removing->addAction(literal(name)), &QAction::triggered, this,
                [name] { SavedFilters().remove(name); });
}

ThreatFilter FilterBar::filter() const
{
    ThreatFilter filter = m_facets.filter();
    filter.text = m_text->text().trimmed();
    filter.keys = m_picked;
    filter.keysName = m_pickedName;
    return filter;
}

void FilterBar::setFilter(const ThreatFilter &filter)
{
    m_picked = filter.keys;
    m_pickedName = filter.keysName;
    const QSignalBlocker blocker(m_text);
    m_text->setText(filter.text);
    m_facets.setFilter(filter);
}

void FilterBar::apply()
{
    m_typing->stop();
    showChips();
    emit changed(filter());
}

/// What narrows the list, in words; each can be taken away by itself.
void FilterBar::showChips()
{
    while (QLayoutItem *item = m_chips->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    if (!m_picked.isEmpty())
        addChip(m_pickedName, [this] {
            m_picked.clear();
            apply();
        });
    for (const auto &[kind, names] : m_facets.ticked())
        addChip(names, [this, kind = kind] { m_facets.clear(kind); });
    m_clear->setVisible(!filter().isEmpty());
}

void FilterBar::addChip(const QString &text, const std::function<void()> &take)
{
    constexpr int widest = 180;
    const QString shown = fontMetrics().elidedText(text, Qt::ElideRight, widest);
    auto *chip = new QToolButton;
    chip->setText(
            QStringLiteral("%1  \u00d7").arg(QString(shown).replace(u'&', QStringLiteral("&&"))));
    chip->setToolTip(labels::tip(tr("%1. Click to take this away.").arg(text)));
    connect(chip, &QToolButton::clicked, this, [take] { take(); });
    m_chips->addWidget(chip);
}

void FilterBar::showCounts(int shown, int total)
{
    m_count->setText(tr("%1 of %2").arg(shown).arg(total));
}

void FilterBar::showSelected(int rows)
{
    m_selected->setText(rows > 1 ? tr("%n selected", nullptr, rows) : QString());
}
