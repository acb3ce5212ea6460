#include "app/redoubt/templategallery.h"

#include "app/redoubt/templatecard.h"
#include "model/exchange/nativejson.h"
#include "views/canvas/diagrampicture.h"
#include "views/style/labels.h"

#include <QGridLayout>
#include <QPainter>
#include <QTimer>

namespace {

constexpr QSize pictureSize = TemplateCard::pictureSize;
constexpr int columns = 3;

/// The first diagram of a template on white.
QPixmap pictureOf(const Project &project, const Register &threats, qreal ratio)
{
    QPixmap picture((QSizeF(pictureSize) * ratio).toSize());
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::white);
    QList<const Diagram *> diagrams = project.all<Diagram>();
    std::ranges::stable_sort(diagrams, {},
                             [](const Diagram *diagram) { return diagram->position; });
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!diagrams.isEmpty())
        DiagramPicture(project, threats, diagrams.first()->id)
                .paint(painter, QRectF(QPointF(), QSizeF(pictureSize)).adjusted(10, 10, -10, -10));
    return picture;
}

} // namespace

TemplateGallery::TemplateGallery(const QList<catalog::Template> &templates,
                                 CatalogsPointer catalogs, QWidget *parent)
    : QWidget(parent)
    , m_templates(templates)
    , m_catalogs(std::move(catalogs))
    , m_none(labels::plain(tr("No template has these words. Fewer words find more."),
                           labels::Weight::Secondary))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(16);
    grid->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_none->setObjectName(QStringLiteral("noTemplate"));
    grid->addWidget(m_none, 0, 0, 1, columns);
    for (const catalog::Template &each : m_templates) {
        auto *card = new TemplateCard(each.name, each.summary);
        card->setToolTip(labels::tip(each.description));
        connect(card, &TemplateCard::clicked, this, [this, id = each.id] { emit chosen(id); });
        m_cards.append(card);
    }
    filter({});
}

void TemplateGallery::filter(const QString &words)
{
    const QStringList wanted = words.split(u' ', Qt::SkipEmptyParts);
    auto *grid = static_cast<QGridLayout *>(layout());
    int shown = 0;
    for (qsizetype i = 0; i < m_cards.size(); ++i) {
        const catalog::Template &each = m_templates.at(i);
        const QString text = QStringList { each.name, each.summary, each.description }.join(u'\n');
        const bool fits = std::ranges::all_of(wanted, [&text](const QString &word) {
            return text.contains(word, Qt::CaseInsensitive);
        });
        grid->removeWidget(m_cards.at(i));
        m_cards.at(i)->setVisible(fits);
        if (!fits)
            continue;
        grid->addWidget(m_cards.at(i), shown / columns, shown % columns);
        ++shown;
    }
    m_none->setVisible(shown == 0);
}

void TemplateGallery::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    QTimer::singleShot(0, this, &TemplateGallery::paintNext);
}

void TemplateGallery::paintNext()
{
    if (m_painted >= m_cards.size() || !isVisible())
        return;
    const catalog::Template &each = m_templates.at(m_painted);
    const Result<Edit> edit = nativejson::read(each.bytes, each.id);
    Project project;
    if (edit && project.tryApply(*edit)) {
        // Without proposals: what counts here is the shape.
        const Register threats(m_catalogs);
        m_cards.at(m_painted)->showPicture(pictureOf(project, threats, devicePixelRatioF()),
                                           static_cast<int>(project.count(RecordKind::Element)),
                                           static_cast<int>(project.count(RecordKind::Flow)),
                                           static_cast<int>(project.count(RecordKind::Zone)));
    }
    ++m_painted;
    QTimer::singleShot(0, this, &TemplateGallery::paintNext);
}
