#include "views/registers/placecontroldialog.h"

#include "model/core/operations/decide.h"
#include "views/registers/controlsmodel.h"
#include "views/registers/introduce.h"
#include "views/style/labels.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace {

constexpr int idRole = Qt::UserRole;
constexpr int kindRole = Qt::UserRole + 1;

} // namespace

PlaceControlDialog::PlaceControlDialog(const ViewContext &context, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_filter(new QLineEdit)
    , m_controls(new QListWidget)
    , m_places(new QComboBox)
    , m_status(new QComboBox)
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel))
{
    setWindowTitle(tr("Place a control"));
    resize(560, 520);
    m_filter->setPlaceholderText(tr("Search controls"));
    m_filter->setClearButtonEnabled(true);
    m_controls->setAccessibleName(tr("Controls of the catalog"));
    m_places->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const char *word : enumWords<ControlStatus>)
        m_status->addItem(statusName(*enumFrom<ControlStatus>(QString::fromLatin1(word))),
                          QString::fromLatin1(word));
    m_status->setCurrentIndex(static_cast<int>(ControlStatus::Planned));
    fillPlaces();
    fillControls({});
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_filter);
    layout->addWidget(m_controls, 1);
    auto *form = new QFormLayout;
    form->addRow(tr("&Placed on"), m_places);
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
    for (const ControlEntry &entry : m_context.catalogs().controls) {
        if (!entry.name.contains(filter, Qt::CaseInsensitive)
            && !entry.description.contains(filter, Qt::CaseInsensitive))
            continue;
        auto *item = new QListWidgetItem(entry.name, m_controls);
        item->setData(idRole, entry.id);
        item->setToolTip(labels::tip(entry.description));
    }
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
    const ControlEntry *entry =
            item ? m_context.catalogs().control(item->data(idRole).toString()) : nullptr;
    if (!entry)
        return;
    Control control;
    control.id = Id<Control>::create();
    control.name = entry->name;
    control.catalogId = entry->id;
    control.family = entry->family;
    control.status = enumFrom<ControlStatus>(m_status->currentData().toString())
                             .value_or(ControlStatus::Planned);
    const AnyId subject(m_places->currentData().toUuid());
    const auto kind = static_cast<SubjectKind>(m_places->currentData(kindRole).toInt());
    if (m_context.push(operations::placeControl(m_context.project(), control, kind, subject, 100),
                       { QStringLiteral("place-control"), { entry->name } }))
        introduce::offer(m_context, *entry, subject, parentWidget());
}
