#include "views/treatment/ownthreatdialog.h"

#include "model/core/operations/threats.h"
#include "views/style/labels.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace {

constexpr int kindRole = Qt::UserRole + 1;

QComboBox *levelBox(const QString &name, const QString &derived)
{
    auto *box = new QComboBox;
    box->setAccessibleName(name);
    if (!derived.isEmpty())
        box->addItem(derived, 0);
    for (int half = 2; half <= 10; ++half)
        box->addItem(QLocale().toString(half / 2.0, 'f', 1), half * 500);
    return box;
}

} // namespace

OwnThreatDialog::OwnThreatDialog(const ViewContext &context, const Id<OwnThreat> &own,
                                 QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_title(new QLineEdit)
    , m_description(new QPlainTextEdit)
    , m_subject(new QComboBox)
    , m_artifact(new QComboBox)
    , m_stride(new QComboBox)
    , m_likelihood(levelBox(tr("Likelihood"), {}))
    , m_impact(levelBox(tr("Impact"), tr("as the artifact is rated")))
    , m_atlas(new QLineEdit)
    , m_refusal(labels::plain({}, labels::Weight::Strong, true))
{
    const OwnThreat *known = context.project().find(own);
    setWindowTitle(known ? tr("Own threat") : tr("New own threat"));
    m_description->setTabChangesFocus(true);
    m_description->setFixedHeight(fontMetrics().lineSpacing() * 4 + 12);
    m_atlas->setPlaceholderText(tr("AML.T0020, AML.T0010.002"));
    for (QComboBox *box : { m_subject, m_artifact })
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const char *word : enumWords<Stride>) {
        const QString id = QString::fromLatin1(word);
        m_stride->addItem(context.catalogs().strideName(*enumFrom<Stride>(id)), id);
    }
    fillSubjects();
    auto *form = new QFormLayout;
    form->addRow(tr("&What happens"), m_title);
    form->addRow(tr("&Details"), m_description);
    form->addRow(tr("&On"), m_subject);
    form->addRow(tr("&Artifact"), m_artifact);
    form->addRow(tr("&STRIDE-AI class"), m_stride);
    form->addRow(tr("&Likelihood"), m_likelihood);
    form->addRow(tr("&Impact"), m_impact);
    form->addRow(tr("A&TLAS techniques"), m_atlas);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_refusal);
    layout->addWidget(buttons);
    m_refusal->hide();
    connect(buttons, &QDialogButtonBox::accepted, this, &OwnThreatDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_subject, &QComboBox::currentIndexChanged, this, &OwnThreatDialog::fillArtifacts);
    fillArtifacts();
    if (known)
        show(*known);
    else
        m_likelihood->setCurrentIndex(m_likelihood->findData(2000));
    resize(560, sizeHint().height());
}

void OwnThreatDialog::fillSubjects()
{
    const Project &project = m_context.project();
    const auto add = [&](SubjectKind kind, RecordKind record, const QUuid &id) {
        m_subject->addItem(subjectName(project, record, id), id);
        m_subject->setItemData(m_subject->count() - 1, static_cast<int>(kind), kindRole);
    };
    for (const Flow *flow : project.all<Flow>())
        add(SubjectKind::Flow, RecordKind::Flow, flow->id.value());
    for (const Element *element : project.all<Element>())
        add(SubjectKind::Element, RecordKind::Element, element->id.value());
    const int selected = m_subject->findData(m_context.selection.single().id);
    m_subject->setCurrentIndex(std::max(0, selected));
}

/// What the subject carries or holds comes first, then everything else.
void OwnThreatDialog::fillArtifacts()
{
    const Project &project = m_context.project();
    const QUuid before = m_artifact->currentData().toUuid();
    m_artifact->clear();
    m_artifact->addItem(tr("none"), QUuid());
    QList<Id<Artifact>> here;
    const QUuid subject = m_subject->currentData().toUuid();
    if (const Flow *flow = project.find(Id<Flow>(subject)))
        here = flow->artifacts;
    else if (const Element *element = project.find(Id<Element>(subject)))
        here = element->holds;
    for (const Id<Artifact> &id : here) {
        if (const Artifact *artifact = project.find(id))
            m_artifact->addItem(artifact->name, id.value());
    }
    if (!here.isEmpty())
        m_artifact->insertSeparator(m_artifact->count());
    for (const Artifact *artifact : project.all<Artifact>()) {
        if (!here.contains(artifact->id))
            m_artifact->addItem(artifact->name, artifact->id.value());
    }
    m_artifact->setCurrentIndex(std::max(0, m_artifact->findData(before)));
}

void OwnThreatDialog::show(const OwnThreat &own)
{
    m_before = own;
    m_title->setText(own.title);
    m_description->setPlainText(own.description);
    m_subject->setCurrentIndex(std::max(0, m_subject->findData(own.subject.value())));
    m_artifact->setCurrentIndex(std::max(0, m_artifact->findData(own.artifact.value())));
    m_stride->setCurrentIndex(std::max(0, m_stride->findData(own.stride)));
    for (const auto &[box, level] :
         { std::pair(m_likelihood, own.likelihood), std::pair(m_impact, own.impact) }) {
        // A level between the halves stays as it is.
        if (box->findData(level) < 0)
            box->addItem(QLocale().toString(level / 1000.0, 'f', 3), level);
        box->setCurrentIndex(box->findData(level));
    }
    m_atlas->setText(own.atlas.join(QStringLiteral(", ")));
}

OwnThreat OwnThreatDialog::entered() const
{
    OwnThreat own = m_before;
    own.title = m_title->text().trimmed();
    own.description = m_description->toPlainText().trimmed();
    own.subjectKind = static_cast<SubjectKind>(m_subject->currentData(kindRole).toInt());
    own.subject = AnyId(m_subject->currentData().toUuid());
    own.artifact = Id<Artifact>(m_artifact->currentData().toUuid());
    own.stride = m_stride->currentData().toString();
    own.likelihood = m_likelihood->currentData().toInt();
    own.impact = m_impact->currentData().toInt();
    own.atlas.clear();
    for (const QString &id : m_atlas->text().split(u',', Qt::SkipEmptyParts))
        own.atlas.append(id.trimmed());
    if (own.id.isNull())
        own.id = Id<OwnThreat>::create();
    return own;
}

void OwnThreatDialog::accept()
{
    const bool isNew = m_before.id.isNull();
    const OwnThreat own = entered();
    const Result<Edit> edit = operations::setOwnThreat(m_context.project(), own);
    if (!edit) {
        m_refusal->setText(tr("%1. %2").arg(edit.error().message, edit.error().next));
        m_refusal->show();
        return;
    }
    if (!m_context.push(*edit, { isNew ? QStringLiteral("add-own-threat")
                                       : QStringLiteral("change-own-threat"),
                                 { own.title } }))
        return;
    m_key = ThreatKey { QStringLiteral("own"), own.id.value() }.text();
    QDialog::accept();
}
