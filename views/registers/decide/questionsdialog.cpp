#include "views/registers/decide/questionsdialog.h"

#include "model/threats/questions.h"
#include "views/style/labels.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

QuestionsDialog::QuestionsDialog(const ViewContext &context, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_summary(labels::plain({}, labels::Weight::Secondary, true))
    , m_list(new QTreeWidget)
{
    setWindowTitle(tr("Unanswered facts"));
    resize(720, 480);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_summary);
    m_list->setObjectName(QStringLiteral("questions"));
    m_list->setAccessibleName(tr("Unanswered facts"));
    m_list->setHeaderLabels({ tr("Question"), tr("Threats") });
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->resizeSection(1, 70);
    layout->addWidget(m_list, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    connect(m_list, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *now) {
        if (!now)
            return;
        const QString key = now->data(0, Qt::UserRole).toString();
        const ThreatRow *row = m_context.threats.row(key);
        if (row)
            m_context.selection.selectThreat(key, { row->subjectKind, row->key.subject });
    });
    connect(&m_context.threats, &Register::changed, this, &QuestionsDialog::refresh);
    refresh();
}

void QuestionsDialog::refresh()
{
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    QSet<QString> resting;
    const QList<OpenQuestion> questions = openQuestions(m_context.project(), m_context.threats);
    for (const OpenQuestion &question : questions) {
        auto *item = new QTreeWidgetItem(
                m_list, { question.text, QString::number(question.threats.size()) });
        item->setData(0, Qt::UserRole, question.threats.first());
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        for (const QString &key : question.threats) {
            resting.insert(key);
            const ThreatRow *row = m_context.threats.row(key);
            auto *threat = new QTreeWidgetItem(item, { row ? row->title : key });
            threat->setData(0, Qt::UserRole, key);
            threat->setToolTip(0, labels::tip(threat->text(0)));
        }
    }
    m_summary->setText(
            questions.isEmpty()
                    ? tr("Every fact that a threat rests on is answered.")
                    : tr("%1 facts could remove %2 threats. Select one: the inspector of the Draw "
                         "workspace asks it.")
                              .arg(questions.size())
                              .arg(resting.size()));
}
