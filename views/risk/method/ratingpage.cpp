#include "views/risk/method/ratingpage.h"

#include "views/risk/method/matrixeditor.h"
#include "views/style/labels.h"
#include "views/style/riskletter.h"

#include <QComboBox>
#include <QFormLayout>
#include <QPushButton>

RatingPage::RatingPage(const Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_matrix(new MatrixEditor)
    , m_appetite(new QComboBox)
    , m_warning(labels::plain({}, labels::Weight::Normal, true))
{
    m_matrix->setObjectName(QStringLiteral("methodMatrix"));
    m_matrix->setMatrix(settings.matrix);
    m_appetite->setObjectName(QStringLiteral("methodAppetite"));
    for (const Rating rating : { Rating::Low, Rating::Moderate, Rating::High, Rating::Critical })
        m_appetite->addItem(riskletter::name(rating), textOf(rating));
    m_appetite->setCurrentIndex(m_appetite->findData(settings.appetite));
    auto *usual = new QPushButton(tr("&Default matrix"));
    auto *layout = new QFormLayout(this);
    layout->addRow(tr("&Appetite: tolerated up to"), m_appetite);
    layout->addRow(labels::plain(tr("Rating by likelihood (upwards) and impact (to the right)"),
                                 labels::Weight::Strong));
    layout->addRow(m_matrix);
    layout->addRow(m_warning);
    layout->addRow(usual);
    const auto edited = [this] {
        warn();
        emit changed();
    };
    connect(m_appetite, &QComboBox::currentIndexChanged, this, edited);
    connect(m_matrix, &MatrixEditor::changed, this, edited);
    connect(usual, &QPushButton::clicked, this, [this, edited] {
        m_matrix->setMatrix({});
        edited();
    });
    warn();
}

void RatingPage::warn()
{
    m_warning->setText(m_matrix->matrix().isEmpty()
                               ? tr("The default matrix follows the bands: a rating stands for a "
                                    "range of money.")
                               : tr("An edited matrix and money no longer agree: two risks of one "
                                    "rating may differ by more than a band."));
}

void RatingPage::write(Settings &settings) const
{
    settings.matrix = m_matrix->matrix();
    settings.appetite = m_appetite->currentData().toString();
}
