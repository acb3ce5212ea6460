#include "views/baselines/remarkspanel.h"

#include "views/dialogs/messages.h"
#include "views/style/labels.h"

#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

RemarksPanel::RemarksPanel(const ViewContext &context, QWidget *parent)
    : Panel(tr("Reviewers' remarks"), parent)
    , m_context(context)
    , m_scroll(new QScrollArea)
    , m_text(new QPlainTextEdit)
    , m_add(new QPushButton(tr("&Add Remark")))
{
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 8);
    layout->setSpacing(6);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout->addWidget(m_scroll, 1);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(10, 0, 10, 0);
    m_text->setAccessibleName(tr("New remark"));
    m_text->setPlaceholderText(tr("A remark on the selected threat, or on the whole"));
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(m_text->fontMetrics().lineSpacing() * 2 + 14);
    line->addWidget(m_text, 1);
    line->addWidget(m_add, 0, Qt::AlignBottom);
    layout->addLayout(line);
    setContent(content);
    connect(m_add, &QPushButton::clicked, this, &RemarksPanel::add);
    connect(m_text, &QPlainTextEdit::textChanged, this, &RemarksPanel::refreshButton);
    show({}, nullptr);
}

void RemarksPanel::show(const QString &project, const Baseline *baseline)
{
    m_project = project;
    m_baseline = baseline ? std::optional(*baseline) : std::nullopt;
    m_text->setEnabled(m_baseline && !m_project.isEmpty());
    refreshButton();
    if (!m_text->isEnabled()) {
        rebuild({});
        return;
    }
    const Result<QList<Remark>> remarks = Remarks::read(m_project, *m_baseline);
    if (!remarks) {
        m_text->setEnabled(false);
        replaceContent(*m_scroll,
                       labels::emptyState(QStringLiteral("warning"), remarks.error().message,
                                          remarks.error().next));
        return;
    }
    rebuild(*remarks);
}

void RemarksPanel::rebuild(const QList<Remark> &remarks)
{
    setCount(remarks.isEmpty() ? QString() : QString::number(remarks.size()));
    if (remarks.isEmpty()) {
        replaceContent(
                *m_scroll,
                labels::emptyState(QStringLiteral("reviewer"), tr("No remark yet"),
                                   tr("Remarks are kept in a file beside the project, so that the "
                                      "evidence stays byte for byte.")));
        return;
    }
    auto *list = new QWidget;
    auto *layout = new QVBoxLayout(list);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->setSpacing(2);
    for (const Remark &each : remarks) {
        layout->addWidget(
                labels::plain(tr("%1, %2 (self-declared)")
                                      .arg(each.by, QLocale().toString(each.at.toLocalTime(),
                                                                       QLocale::ShortFormat)),
                              labels::Weight::Secondary, true));
        if (!each.about.isEmpty())
            layout->addWidget(labels::plain(each.about, labels::Weight::Strong, true));
        layout->addWidget(labels::plain(each.text, labels::Weight::Normal, true));
        layout->addSpacing(8);
    }
    layout->addStretch();
    replaceContent(*m_scroll, list);
}

void RemarksPanel::refreshButton()
{
    m_add->setEnabled(m_text->isEnabled() && !m_text->toPlainText().trimmed().isEmpty());
}

void RemarksPanel::add()
{
    const ThreatRow *threat = m_context.threats.row(m_context.selection.threat());
    const Remark remark { m_context.document.now(), m_context.document.author(),
                          threat ? threat->title : QString(),
                          threat ? threat->key.text() : QString(), m_text->toPlainText() };
    const Result<QList<Remark>> remarks = Remarks::add(m_project, *m_baseline, remark);
    if (!remarks) {
        messages::error(this, remarks.error());
        return;
    }
    m_text->clear();
    rebuild(*remarks);
}
