#include "views/canvas/pictures/picturedialog.h"

#include "model/core/operations/diagrams.h"
#include "views/canvas/editing/clipboard.h"
#include "views/style/labels.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLocale>
#include <QRadioButton>

PictureDialog::PictureDialog(For purpose, const DiagramScene &scene, const QRectF &seen,
                             const picturefile::Options &last, QWidget *parent)
    : QDialog(parent)
    , m_for(purpose)
    , m_scene(scene)
    , m_seen(seen)
    , m_what(new QButtonGroup(this))
    , m_format(new QComboBox)
    , m_scale(new QDoubleSpinBox)
    , m_pages(new QComboBox)
    , m_paper(new QComboBox)
    , m_says(labels::plain({}, labels::Weight::Secondary, true))
    , m_form(new QFormLayout)
{
    setObjectName(QStringLiteral("pictureDialog"));
    setWindowTitle(purpose == For::Export ? tr("Export picture") : tr("Print"));
    addParts(m_form);
    addKinds(m_form, last);
    m_form->addRow(QString(), m_says);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *go =
            buttons->addButton(purpose == For::Export ? tr("&Export\u2026") : tr("Pre&view\u2026"),
                               QDialogButtonBox::AcceptRole);
    go->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(m_form);
    layout->addStretch();
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_what, &QButtonGroup::idToggled, this, &PictureDialog::refresh);
    connect(m_format, &QComboBox::currentIndexChanged, this, &PictureDialog::refresh);
    connect(m_scale, &QDoubleSpinBox::valueChanged, this, &PictureDialog::refresh);
    connect(m_pages, &QComboBox::currentIndexChanged, this, &PictureDialog::refresh);
    connect(m_paper, &QComboBox::currentIndexChanged, this, &PictureDialog::refresh);
    refresh();
    resize(460, sizeHint().height());
}

void PictureDialog::addParts(QFormLayout *form)
{
    const Project &project = m_scene.context().project();
    const auto add = [&](const QString &title, const QString &text, const QString &name, What what,
                         bool on) {
        auto *button = new QRadioButton(text);
        button->setObjectName(name);
        button->setEnabled(on);
        m_what->addButton(button, static_cast<int>(what));
        form->addRow(title, button);
        return button;
    };
    const bool drawn = !m_scene.content().nodes().isEmpty();
    add(tr("What"), tr("The whole &diagram"), QStringLiteral("pictureDiagram"), What::Diagram,
        drawn)
            ->setChecked(drawn);
    add({}, tr("What is &seen of it now"), QStringLiteral("pictureView"), What::View,
        m_seen.intersects(m_scene.content().bounds()));
    add({}, tr("What is se&lected"), QStringLiteral("pictureSelection"), What::Selection,
        !m_scene.context().selection.records().isEmpty());
    const auto diagrams = static_cast<int>(operations::diagramsInOrder(project).size());
    QRadioButton *all = add({}, tr("&All diagrams (%n)", nullptr, diagrams),
                            QStringLiteral("pictureAll"), What::All, diagrams > 1 || drawn);
    if (!drawn)
        all->setChecked(true);
}

void PictureDialog::addKinds(QFormLayout *form, const picturefile::Options &last)
{
    using picturefile::Format;
    m_format->setObjectName(QStringLiteral("pictureFormat"));
    m_format->addItem(tr("SVG: sharp at every size, text stays text"),
                      static_cast<int>(Format::Svg));
    m_format->addItem(tr("PNG: pixels, for slides and mails"), static_cast<int>(Format::Png));
    m_format->addItem(tr("PDF: pages"), static_cast<int>(Format::Pdf));
    m_format->setCurrentIndex(m_format->findData(static_cast<int>(last.format)));
    m_scale->setObjectName(QStringLiteral("pictureScale"));
    m_scale->setRange(0.1, 16);
    m_scale->setDecimals(1);
    m_scale->setSingleStep(0.5);
    m_scale->setSuffix(tr(" times"));
    m_scale->setValue(last.scale);
    m_pages->setObjectName(QStringLiteral("picturePages"));
    m_pages->addItem(tr("each diagram on one"), static_cast<int>(PicturePages::Way::Fitted));
    m_pages->addItem(tr("at its own size over as many as it takes"),
                     static_cast<int>(PicturePages::Way::Tiled));
    m_pages->setCurrentIndex(m_pages->findData(static_cast<int>(last.pages)));
    m_paper->addItem(tr("A4"), static_cast<int>(Paper::A4));
    m_paper->addItem(tr("Letter"), static_cast<int>(Paper::Letter));
    m_paper->setCurrentIndex(m_paper->findData(static_cast<int>(last.paper)));
    form->addRow(tr("&Format"), m_format);
    form->addRow(tr("S&cale"), m_scale);
    form->addRow(tr("Pa&ges"), m_pages);
    form->addRow(tr("Pape&r"), m_paper);
}

PictureDialog::What PictureDialog::what() const
{
    return static_cast<What>(m_what->checkedId());
}

picturefile::Options PictureDialog::options() const
{
    return { static_cast<picturefile::Format>(m_format->currentData().toInt()), m_scale->value(),
             static_cast<PicturePages::Way>(m_pages->currentData().toInt()),
             static_cast<Paper>(m_paper->currentData().toInt()) };
}

QList<PictureSheet> PictureDialog::sheets() const
{
    const ViewContext &context = m_scene.context();
    if (what() == What::All)
        return picturefile::allSheets(context.project(), context.threats);
    const Diagram *diagram = context.project().find(m_scene.diagram());
    if (!diagram)
        return {};
    DiagramPicture picture(context.project(), context.threats, diagram->id,
                           what() == What::Selection ? clipboard::pictured(m_scene)
                                                     : QSet<QUuid>());
    if (what() == What::View)
        picture.crop(m_seen);
    return { { picture, diagram->name } };
}

void PictureDialog::refresh()
{
    using picturefile::Format;
    const Format format = m_for == For::Print ? Format::Pdf : options().format;
    const auto show = [this](QWidget *field, bool on) {
        field->setVisible(on);
        m_form->labelForField(field)->setVisible(on);
    };
    show(m_format, m_for == For::Export);
    show(m_scale, format == Format::Png);
    show(m_pages, format == Format::Pdf);
    show(m_paper, format == Format::Pdf && m_for == For::Export);
    const QList<PictureSheet> shown = sheets();
    QString says;
    if (format == Format::Pdf) {
        const picturefile::Options chosen = options();
        const PicturePages pages(shown, chosen.pages, picturefile::sizeOf(chosen.paper));
        says = tr("%n page(s).", nullptr, pages.pages());
    } else if (what() == What::All && shown.size() > 1) {
        says = tr("%n file(s), each with the name of its diagram.", nullptr,
                  static_cast<int>(shown.size()));
    } else if (format == Format::Png && !shown.isEmpty()) {
        const QSize size = picturefile::pixelsOf(shown.first().picture, m_scale->value());
        says = tr("%1 \u00d7 %2 pixels.")
                       .arg(QLocale().toString(size.width()), QLocale().toString(size.height()));
    }
    m_says->setText(says);
}
