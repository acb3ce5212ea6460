#include "views/treatment/discussionbox.h"

#include "model/core/operations/threats.h"
#include "views/style/labels.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>

namespace {

QString moment(const QString &iso)
{
    const QDateTime at = QDateTime::fromString(iso, Qt::ISODate);
    return at.isValid() ? QLocale().toString(at.toLocalTime(), QLocale::ShortFormat) : iso;
}

} // namespace

DiscussionBox::DiscussionBox(const ViewContext &context, const QString &threat, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_threat(threat)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    QLabel *heading = labels::plain(tr("Discussion"), labels::Weight::Strong);
    heading->setContentsMargins(0, 10, 0, 0);
    layout->addWidget(heading);
    for (const Comment *comment : operations::commentsOn(context.project(), threat)) {
        layout->addWidget(labels::plain(tr("%1, %2").arg(comment->by, moment(comment->on)),
                                        labels::Weight::Hint));
        layout->addWidget(labels::plain(comment->text, labels::Weight::Normal, true));
    }
    auto *line = new QHBoxLayout;
    auto *text = new QLineEdit;
    text->setObjectName(QStringLiteral("newComment"));
    text->setPlaceholderText(tr("Add a remark"));
    text->setAccessibleName(tr("Add a remark"));
    auto *say = new QPushButton(tr("Add"));
    line->addWidget(text, 1);
    line->addWidget(say);
    layout->addLayout(line);
    connect(text, &QLineEdit::returnPressed, this, [this, text] { add(text->text()); });
    connect(say, &QPushButton::clicked, this, [this, text] { add(text->text()); });
}

void DiscussionBox::add(const QString &text) const
{
    const ThreatRow *row = m_context.threats.row(m_threat);
    m_context.push(operations::commentOn(m_context.project(), m_threat, text,
                                         m_context.document.author(), m_context.document.now()),
                   { QStringLiteral("comment"), { row ? row->title : m_threat } });
}
