#include "views/baselines/verificationpanel.h"

#include "views/style/icons.h"
#include "views/style/labels.h"

#include <QFontDatabase>
#include <QGridLayout>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace {

/// The two ends of a hash, as people compare them; the tip has all of it.
QLabel *hashLabel(const QByteArray &hash)
{
    const QString hex = QString::fromLatin1(hash.toHex());
    QLabel *label =
            labels::plain(QStringLiteral("%1 %2 %3 \u2026 %4")
                                  .arg(hex.left(4), hex.mid(4, 4), hex.mid(8, 4), hex.right(4)));
    label->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    label->setToolTip(labels::tip(hex));
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

VerificationPanel::VerificationPanel(BaselineLedger &ledger, QWidget *parent)
    : Panel(tr("Verification"), parent)
    , m_ledger(ledger)
    , m_scroll(new QScrollArea)
{
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setContent(m_scroll);
    connect(&m_ledger, &BaselineLedger::changed, this, [this] {
        m_found.reset();
        rebuild();
    });
    rebuild();
}

void VerificationPanel::show(const QUuid &baseline)
{
    m_baseline = baseline;
    rebuild();
}

void VerificationPanel::setKnown(const TrustedKeys &known)
{
    m_known = known;
    rebuild();
}

void VerificationPanel::setFound(const Verification &found)
{
    m_found = found;
    rebuild();
}

void VerificationPanel::rebuild()
{
    const Baseline *baseline = m_ledger.baseline(m_baseline);
    setTitle(baseline ? tr("Verification of B%1").arg(baseline->number) : tr("Verification"));
    replaceContent(*m_scroll, baseline ? content(*baseline)
                                       : labels::emptyState(
                                               QStringLiteral("check"), tr("No baseline selected"),
                                               tr("Select one to see what it hashes to and who "
                                                  "signed it.")));
}

QWidget *VerificationPanel::content(const Baseline &baseline) const
{
    auto *widget = new QWidget;
    auto *layout = new QVBoxLayout(widget);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->setSpacing(6);
    auto *verdict = new QHBoxLayout;
    auto *picture = new QLabel;
    const bool ok = m_found && m_found->ok;
    picture->setPixmap(icons::get(!m_found ? QStringLiteral("question")
                                  : ok     ? QStringLiteral("check")
                                           : QStringLiteral("warning"))
                               .pixmap(16, 16));
    verdict->addWidget(picture, 0, Qt::AlignTop);
    verdict->addWidget(labels::plain(!m_found ? tr("Not verified in this session")
                                     : ok     ? tr("State, register and journal match their hashes")
                                              : m_found->problem,
                                     labels::Weight::Strong, true),
                       1);
    auto *again = new QPushButton(tr("Verify"));
    connect(again, &QPushButton::clicked, this, &VerificationPanel::verifyRequested);
    verdict->addWidget(again, 0, Qt::AlignTop);
    layout->addLayout(verdict);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    const auto row = [grid](const QString &name, QWidget *value) {
        const int at = grid->rowCount();
        grid->addWidget(labels::plain(name, labels::Weight::Secondary), at, 0, Qt::AlignTop);
        grid->addWidget(value, at, 1);
    };
    row(tr("State"), hashLabel(baseline.state));
    row(tr("Register"), hashLabel(baseline.registerHash));
    row(tr("Journal"), hashLabel(baseline.journal));
    row(tr("Entries"), labels::plain(QLocale().toString(baseline.entries)));
    for (const ControlLine &line : m_ledger.people(baseline.id, m_known)) {
        const QString worth =
                line.problem.isEmpty() ? documentcontrol::textOf(line.standing) : line.problem;
        QLabel *text = labels::plain(
                tr("%1, %2: %3")
                        .arg(line.name,
                             QLocale().toString(line.at.toLocalTime().date(), QLocale::ShortFormat),
                             worth),
                line.standing == Standing::Broken ? labels::Weight::Strong : labels::Weight::Normal,
                true);
        if (!line.fingerprint.isEmpty())
            text->setToolTip(labels::tip(publickey::spoken(line.fingerprint)));
        QString role = documentcontrol::textOf(line.role);
        role[0] = role.at(0).toUpper();
        row(role, text);
    }
    if (!baseline.note.isEmpty())
        row(tr("Note"), labels::plain(baseline.note, labels::Weight::Normal, true));
    if (!baseline.unfinishedNote.isEmpty())
        row(tr("Unfinished"), labels::plain(baseline.unfinishedNote, labels::Weight::Normal, true));
    layout->addLayout(grid);
    layout->addStretch();
    return widget;
}
