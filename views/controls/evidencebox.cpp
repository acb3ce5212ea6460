#include "views/controls/evidencebox.h"

#include "model/core/operations/controls.h"
#include "views/controls/evidencedialog.h"
#include "views/dialogs/links.h"
#include "views/style/icons.h"
#include "views/style/labels.h"
#include "views/style/linkbutton.h"

#include <QLocale>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

EvidenceBox::EvidenceBox(const ViewContext &context, const Id<Control> &control, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_control(control)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 4, 10, 0);
    layout->setSpacing(4);
    layout->addWidget(labels::plain(tr("Evidence"), labels::Weight::Strong));
    const QList<const Evidence *> all = operations::evidenceOf(context.project(), control);
    if (all.isEmpty())
        layout->addWidget(labels::plain(tr("None yet."), labels::Weight::Secondary));
    for (const Evidence *evidence : all)
        addLine(*layout, *evidence);
    auto *buttons = new QHBoxLayout;
    auto *add = new QPushButton(icons::get(QStringLiteral("add")), tr("Note or &link\u2026"));
    add->setObjectName(QStringLiteral("addEvidence"));
    auto *file = new QPushButton(icons::get(QStringLiteral("add")), tr("&File\u2026"));
    file->setToolTip(tr("Keep a copy of a file in the project, at most 10 MB"));
    connect(add, &QPushButton::clicked, this,
            [this] { EvidenceDialog(m_context, m_control, this).exec(); });
    connect(file, &QPushButton::clicked, this, &EvidenceBox::fileWanted);
    buttons->addWidget(add);
    buttons->addWidget(file);
    buttons->addStretch();
    layout->addLayout(buttons);
}

void EvidenceBox::addLine(QVBoxLayout &layout, const Evidence &evidence)
{
    const QDate expires = QDate::fromString(evidence.expires, Qt::ISODate);
    const bool expired = expires.isValid() && expires < m_context.document.today();
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    if (!evidence.note.isEmpty())
        texts->addWidget(labels::plain(evidence.note, labels::Weight::Normal, true));
    if (!evidence.link.isEmpty()) {
        auto *open = new LinkButton(evidence.link);
        open->setEnabled(operations::isOpenable(evidence.link));
        connect(open, &QToolButton::clicked, this,
                [this, link = evidence.link] { links::open(this, link); });
        texts->addWidget(open);
    }
    if (const Attachment *file = m_context.project().find(evidence.attachment)) {
        auto *save = new LinkButton(
                tr("%1, %2").arg(file->name, QLocale().formattedDataSize(file->size)),
                tr("Save a copy. SHA-256 %1").arg(file->sha256));
        connect(save, &QToolButton::clicked, this,
                [this, id = file->id] { emit fileRequested(id); });
        texts->addWidget(save);
    }
    if (!evidence.provider.isEmpty())
        texts->addWidget(labels::plain(
                tr("Inherited: attested by %1 for %2").arg(evidence.provider, evidence.scope),
                labels::Weight::Secondary, true));
    QString when = tr("%1, %2").arg(evidence.by, evidence.on);
    if (!evidence.expires.isEmpty())
        when = expired ? tr("%1, expired %2").arg(when, evidence.expires)
                       : tr("%1, until %2").arg(when, evidence.expires);
    texts->addWidget(
            labels::plain(when, expired ? labels::Weight::Strong : labels::Weight::Hint, true));
    auto *away = new QToolButton;
    away->setIcon(icons::get(QStringLiteral("remove")));
    away->setAutoRaise(true);
    away->setToolTip(tr("Take this evidence away"));
    away->setAccessibleName(tr("Take this evidence away"));
    connect(away, &QToolButton::clicked, this, [this, id = evidence.id] {
        const Control *control = m_context.project().find(m_control);
        m_context.push(
                operations::removeEvidence(m_context.project(), id),
                { QStringLiteral("remove-evidence"), { control ? control->name : QString() } });
    });
    auto *line = new QHBoxLayout;
    line->addLayout(texts, 1);
    line->addWidget(away, 0, Qt::AlignTop);
    layout.addLayout(line);
}
