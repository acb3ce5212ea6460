#include "views/panels/ratingrow.h"

#include "model/core/operations/change.h"
#include "views/style/labels.h"
#include "views/style/theme.h"

#include <QAbstractButton>
#include <QGridLayout>
#include <QMenu>
#include <QPainter>

namespace {

int Artifact::*const ratingFields[] = { &Artifact::confidentiality, &Artifact::integrity,
                                        &Artifact::availability,    &Artifact::authenticity,
                                        &Artifact::nonRepudiation,  &Artifact::authorization };

} // namespace

/// One rating: a letter code and the level in a frame.
class RatingBox : public QAbstractButton
{
public:
    RatingBox(const QString &code, const QString &name) : m_code(code)
    {
        setToolTip(name);
        setAccessibleName(name);
        setFocusPolicy(Qt::StrongFocus);
    }

    void show(int level, bool byTeam)
    {
        m_level = level;
        m_byTeam = byTeam;
        setAccessibleDescription(QString::number(level));
        update();
    }

    QSize sizeHint() const override
    {
        const int side = fontMetrics().height() + 4;
        return { fontMetrics().horizontalAdvance(m_code) + 4 + side, side + 2 };
    }

protected:
    void paintEvent(QPaintEvent * /*event*/) override
    {
        QPainter painter(this);
        const Theme theme = Theme::of(palette());
        const int side = fontMetrics().height() + 4;
        const QRectF box(width() - side - 0.5, 0.5, side - 1, side - 1);
        painter.setPen(theme.secondaryText);
        painter.drawText(QRectF(0, 0, width() - side - 3, side), Qt::AlignRight | Qt::AlignVCenter,
                         m_code);
        QPen pen(hasFocus() ? theme.accent : m_byTeam ? theme.secondaryText : theme.line, 1);
        if (!m_byTeam)
            pen.setDashPattern({ 3, 2 });
        painter.setPen(pen);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.drawRoundedRect(box, 3, 3);
        QFont strong = font();
        strong.setBold(m_byTeam);
        painter.setFont(strong);
        painter.setPen(m_byTeam ? theme.text : theme.secondaryText);
        painter.drawText(box, Qt::AlignCenter, QString::number(m_level));
    }

private:
    QString m_code;
    int m_level = 0;
    bool m_byTeam = false;
};

RatingRow::RatingRow(const ViewContext &context, const Id<Artifact> &artifact, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_artifact(artifact)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    const QStringList codes { tr("C"), tr("I"), tr("A"), tr("Au"), tr("Nr"), tr("Az") };
    const QStringList names { tr("Confidentiality"), tr("Integrity"),       tr("Availability"),
                              tr("Authenticity"),    tr("Non-repudiation"), tr("Authorization") };
    for (int i = 0; i < codes.size(); ++i) {
        auto *box = new RatingBox(codes.at(i), names.at(i));
        connect(box, &QAbstractButton::clicked, this, [this, i] { choose(i); });
        layout->addWidget(box);
        m_boxes.append(box);
    }
    layout->addStretch();
    connect(&m_context.document, &Document::changed, this, &RatingRow::follow);
    refresh();
}

void RatingRow::follow(const Edit &edit)
{
    for (const Patch &patch : edit.patches()) {
        if (patch.ref().id == m_artifact.value())
            refresh();
    }
}

void RatingRow::refresh()
{
    const Artifact *artifact = m_context.project().find(m_artifact);
    if (!artifact)
        return;
    const ArtifactKind *kind = m_context.vocabulary().artifactKind(artifact->artifactKind);
    for (qsizetype i = 0; i < m_boxes.size(); ++i) {
        const int own = artifact->*ratingFields[i];
        const int usual = kind ? kind->ratings.at(static_cast<size_t>(i)) : 2;
        // The last three follow integrity where the team rated that but not them.
        const bool follows = own == 0 && i > 2 && artifact->integrity > 0;
        m_boxes.at(i)->show(own > 0 ? own : follows ? artifact->integrity : usual, own > 0);
    }
}

void RatingRow::choose(int property)
{
    QMenu menu;
    const QString words[] = { tr("1: negligible"), tr("2: minor"), tr("3: serious"),
                              tr("4: severe"), tr("5: existential") };
    int Artifact::*field = ratingFields[property];
    const auto set = [this, field](int level) {
        m_context.push(operations::change(m_context.project(), m_artifact,
                                          [&](Artifact &a) { a.*field = level; }),
                       { QStringLiteral("rate-artifact"),
                         { m_context.project().find(m_artifact)->name, QString::number(level) } });
    };
    for (int level = 1; level <= 5; ++level)
        menu.addAction(words[level - 1], this, [set, level] { set(level); });
    menu.addSeparator();
    menu.addAction(tr("Use the default"), this, [set] { set(0); });
    menu.exec(m_boxes.at(property)->mapToGlobal(QPoint(0, m_boxes.at(property)->height())));
}
