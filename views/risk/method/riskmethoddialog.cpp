#include "views/risk/method/riskmethoddialog.h"

#include "model/core/operations/change.h"
#include "views/risk/method/bandspage.h"
#include "views/risk/method/limitspage.h"
#include "views/risk/method/ratingpage.h"
#include "views/risk/method/scalespage.h"
#include "views/risk/worker.h"
#include "views/style/labels.h"
#include "views/style/riskletter.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QTabWidget>
#include <QTimer>
#include <QVBoxLayout>

RiskMethodDialog::RiskMethodDialog(const ViewContext &context, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_worker(new Worker(this))
    , m_delay(new QTimer(this))
    , m_bands(new BandsPage(context.project().settings()))
    , m_rating(new RatingPage(context.project().settings()))
    , m_limits(new LimitsPage(context.project().settings()))
    , m_scales(new ScalesPage(context.project().settings()))
    , m_effect(labels::plain({}, labels::Weight::Strong, true))
    , m_changes(labels::plain({}, labels::Weight::Secondary, true))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel))
{
    setWindowTitle(tr("Risk method"));
    resize(620, 640);
    constexpr int settled = 200;
    m_delay->setSingleShot(true);
    m_delay->setInterval(settled);
    connect(m_delay, &QTimer::timeout, this, &RiskMethodDialog::imagine);
    auto *tabs = new QTabWidget;
    tabs->addTab(m_bands, tr("&Bands"));
    tabs->addTab(m_rating, tr("&Matrix and appetite"));
    tabs->addTab(m_limits, tr("&Controls and simulation"));
    tabs->addTab(m_scales, tr("&Other scales"));
    m_effect->setObjectName(QStringLiteral("methodEffect"));
    m_buttons->button(QDialogButtonBox::Ok)->setText(tr("&Apply"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(tabs, 1);
    layout->addWidget(m_effect);
    layout->addWidget(m_changes);
    layout->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &RiskMethodDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    const auto edited = [this] {
        m_effect->setText(tr("Working out the effect\u2026"));
        m_delay->start();
    };
    connect(m_bands, &BandsPage::changed, this, edited);
    connect(m_rating, &RatingPage::changed, this, edited);
    connect(m_limits, &LimitsPage::changed, this, edited);
    connect(m_scales, &ScalesPage::changed, this, edited);
    imagine();
}

Settings RiskMethodDialog::draft() const
{
    Settings settings = m_context.project().settings();
    m_bands->write(settings);
    m_rating->write(settings);
    m_limits->write(settings);
    m_scales->write(settings);
    return settings;
}

void RiskMethodDialog::imagine()
{
    using Pictures = std::pair<outlook::Picture, outlook::Picture>;
    const Edit edit = operations::change(m_context.project(), m_context.project().settings().id,
                                         [this](Settings &settings) { settings = draft(); });
    m_worker->start(
            [project = m_context.project(), edit, today = m_context.document.today(),
             catalogs =
                     m_context.threats.catalogsPointer()](const std::atomic<bool> & /*cancelled*/) {
                return Pictures { outlook::pictureAfter(project, {}, catalogs, today),
                                  outlook::pictureAfter(project, edit, catalogs, today) };
            },
            [this](const Pictures &pictures) { showEffect(pictures.first, pictures.second); });
}

void RiskMethodDialog::showEffect(const outlook::Picture &before, const outlook::Picture &after)
{
    constexpr int mostNamed = 6;
    const outlook::Difference changed = outlook::difference(before, after);
    m_effect->setText(tr("%1 and %2 change their rating.")
                              .arg(tr("%n risk(s)", nullptr, changed.risks),
                                   tr("%n threat(s)", nullptr, changed.threats)));
    QStringList lines;
    for (const RiskRow &row : after.risks) {
        if (!changed.changed.contains(row.id) || lines.size() >= mostNamed)
            continue;
        const auto letters = [&](const outlook::Picture &picture) {
            QString text;
            for (const Rating rating : picture.riskRatings.value(row.id))
                text += (text.isEmpty() ? QString() : QStringLiteral(" ")) + risk::letter(rating);
            return text;
        };
        lines.append(tr("R-%1 %2: %3 \u2192 %4")
                             .arg(QString::number(row.number), row.title, letters(before),
                                  letters(after)));
    }
    if (changed.risks > mostNamed)
        lines.append(tr("and %n more", nullptr, changed.risks - mostNamed));
    m_changes->setText(lines.join(u'\n'));
    m_changes->setVisible(!lines.isEmpty());
    emit effectShown();
}

void RiskMethodDialog::accept()
{
    const Settings next = draft();
    const Edit edit = operations::change(m_context.project(), m_context.project().settings().id,
                                         [&](Settings &settings) { settings = next; });
    if (edit.isEmpty() || m_context.push(edit, { QStringLiteral("change-method"), { next.name } }))
        QDialog::accept();
}
