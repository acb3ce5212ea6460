#include "views/controls/placecontroldialog.h"

#include "model/core/operations/controls.h"
#include "model/core/operations/decide.h"
#include "views/controls/controlwords.h"
#include "views/registers/decide/introduce.h"
#include "views/style/labels.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace {

constexpr int idRole = Qt::UserRole;
constexpr int kindRole = Qt::UserRole + 1;
constexpr int knownRole = Qt::UserRole + 2;
constexpr int ownRole = Qt::UserRole + 3;

} // namespace

PlaceControlDialog::PlaceControlDialog(const ViewContext &context, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_filter(new QLineEdit)
    , m_controls(new QListWidget)
    , m_places(new QComboBox)
    , m_status(new QComboBox)
    , m_coverage(new QSpinBox)
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel))
{
    setWindowTitle(tr("Place a control"));
    resize(560, 520);
    m_filter->setPlaceholderText(tr("Search controls, or name one of your own"));
    m_filter->setAccessibleName(tr("Search controls"));
    m_filter->setClearButtonEnabled(true);
    m_controls->setAccessibleName(tr("Controls of the catalog"));
    m_controls->setObjectName(QStringLiteral("catalogControls"));
    m_places->setObjectName(QStringLiteral("controlPlace"));
    m_status->setObjectName(QStringLiteral("controlStatus"));
    m_places->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const char *word : enumWords<ControlStatus>) {
        const QString id = QString::fromLatin1(word);
        const auto status = *enumFrom<ControlStatus>(id);
        // Being verified takes more than this dialog asks.
        if (status != ControlStatus::Verified)
            m_status->addItem(statusName(status), id);
    }
    m_status->setCurrentIndex(m_status->findData(textOf(ControlStatus::Planned)));
    m_coverage->setRange(1, 100);
    m_coverage->setValue(100);
    m_coverage->setSuffix(tr(" %"));
    fillPlaces();
    fillControls({});
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_filter);
    layout->addWidget(m_controls, 1);
    auto *form = new QFormLayout;
    form->addRow(tr("&Placed on"), m_places);
    form->addRow(tr("&Covers"), m_coverage);
    form->addRow(tr("&Status"), m_status);
    layout->addLayout(form);
    layout->addWidget(m_buttons);
    connect(m_filter, &QLineEdit::textChanged, this, &PlaceControlDialog::fillControls);
    connect(m_controls, &QListWidget::currentRowChanged, this, &PlaceControlDialog::check);
    connect(m_controls, &QListWidget::itemActivated, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

void PlaceControlDialog::fillControls(const QString &filter)
{
    m_controls->clear();
    const QString wanted = filter.trimmed();
    // What the project has already gets one more place.
    QList<const Control *> known = m_context.project().all<Control>();
    std::ranges::sort(known, {}, &Control::name);
    for (const Control *control : known) {
        if (!wanted.isEmpty() && !control->name.contains(wanted, Qt::CaseInsensitive))
            continue;
        auto *item = new QListWidgetItem(
                tr("%1 (in the project, %2)").arg(control->name, statusName(control->status)),
                m_controls);
        item->setData(knownRole, control->id.value());
    }
    for (const ControlEntry &entry : m_context.catalogs().controls) {
        if (!entry.name.contains(wanted, Qt::CaseInsensitive)
            && !entry.description.contains(wanted, Qt::CaseInsensitive))
            continue;
        auto *item = new QListWidgetItem(entry.name, m_controls);
        item->setData(idRole, entry.id);
        item->setToolTip(labels::tip(entry.description));
    }
    if (wanted.isEmpty())
        return;
    auto *own = new QListWidgetItem(tr("The team's own: %1").arg(wanted), m_controls);
    own->setData(ownRole, wanted);
}

void PlaceControlDialog::fillPlaces()
{
    const Project &project = m_context.project();
    const auto add = [&](SubjectKind kind, const QUuid &id) {
        m_places->addItem(placeName(project, kind, AnyId(id)), id);
        m_places->setItemData(m_places->count() - 1, static_cast<int>(kind), kindRole);
    };
    add(SubjectKind::Project, {});
    for (const Zone *zone : project.all<Zone>()) {
        add(SubjectKind::Zone, zone->id.value());
        add(SubjectKind::Crossing, zone->id.value());
    }
    for (const Element *element : project.all<Element>())
        add(SubjectKind::Element, element->id.value());
    for (const Flow *flow : project.all<Flow>())
        add(SubjectKind::Flow, flow->id.value());
    // What is selected in the drawing is most likely meant.
    const RecordRef selected = m_context.selection.single();
    for (int i = 0; i < m_places->count(); ++i) {
        if (m_places->itemData(i).toUuid() == selected.id && !selected.id.isNull()) {
            m_places->setCurrentIndex(i);
            return;
        }
    }
}

void PlaceControlDialog::check()
{
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(m_controls->currentItem() != nullptr);
}

void PlaceControlDialog::place()
{
    const QListWidgetItem *item = m_controls->currentItem();
    if (!item)
        return;
    const AnyId subject(m_places->currentData().toUuid());
    const auto kind = static_cast<SubjectKind>(m_places->currentData(kindRole).toInt());
    const Id<Control> known(item->data(knownRole).toUuid());
    if (const Control *control = m_context.project().find(known)) {
        m_context.push(
                operations::cover(m_context.project(), known, kind, subject, m_coverage->value()),
                { QStringLiteral("place-control"), { control->name } });
        return;
    }
    const ControlEntry *entry = m_context.catalogs().control(item->data(idRole).toString());
    Control control;
    control.id = Id<Control>::create();
    control.name = entry ? entry->name : item->data(ownRole).toString();
    control.catalogId = entry ? entry->id : QString();
    control.family = entry ? entry->family : QString();
    control.status = enumFrom<ControlStatus>(m_status->currentData().toString())
                             .value_or(ControlStatus::Planned);
    if (m_context.push(operations::placeControl(m_context.project(), control, kind, subject,
                                                m_coverage->value()),
                       { QStringLiteral("place-control"), { control.name } })
        && entry)
        introduce::offer(m_context, *entry, subject, parentWidget());
}
