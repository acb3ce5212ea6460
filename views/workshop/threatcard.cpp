#include "views/workshop/threatcard.h"

#include "model/threats/why.h"
#include "views/style/riskletter.h"
#include "views/workshop/widgets/levelboxes.h"
#include "views/workshop/widgets/roomtext.h"

#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

namespace {

constexpr qreal letterSide = 30;
constexpr int leastSide = 20;
constexpr qreal edge = 6;

int sideOf(const RoomStyle &style)
{
    return std::max(leastSide, style.px(letterSide));
}

/// A risk letter with its word, and what it is a figure of.
class Figure : public QWidget
{
public:
    Figure(const QString &what, Rating rating, riskletter::Fill fill, const RoomStyle &style)
        : m_what(what)
        , m_rating(rating)
        , m_fill(fill)
        , m_style(style)
    {
        setAccessibleName(QStringLiteral("%1: %2").arg(what, riskletter::name(rating)));
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    QSize minimumSizeHint() const override { return sizeHint(); }
    QSize sizeHint() const override
    {
        const QFontMetrics text(m_style.font(RoomStyle::textSize));
        const QFontMetrics small(m_style.font(RoomStyle::smallSize));
        return { std::max(sideOf(m_style) + m_style.px(10) + text.horizontalAdvance(word()),
                          small.horizontalAdvance(m_what))
                         + m_style.px(6),
                 small.height() + m_style.px(6) + std::max(text.height(), sideOf(m_style)) };
    }

protected:
    void paintEvent(QPaintEvent * /*event*/) override
    {
        QPainter painter(this);
        const QFont small = m_style.font(RoomStyle::smallSize);
        const int top = QFontMetrics(small).height() + m_style.px(6);
        painter.setFont(small);
        painter.setPen(m_style.theme().secondaryText);
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignTop, m_what);
        const int side = sideOf(m_style);
        const int line = height() - top;
        riskletter::paint(painter, QRectF(0, top + (line - side) / 2.0, side, side), m_rating,
                          m_fill, m_style.theme());
        painter.setFont(m_style.font(RoomStyle::textSize));
        painter.setPen(m_style.theme().text);
        painter.drawText(QRect(side + m_style.px(10), top, width(), line),
                         Qt::AlignLeft | Qt::AlignVCenter, word());
    }

private:
    QString word() const { return riskletter::name(m_rating); }

    QString m_what;
    Rating m_rating;
    riskletter::Fill m_fill;
    RoomStyle m_style;
};

QString day(const QString &iso)
{
    const QDate date = QDate::fromString(iso, Qt::ISODate);
    return date.isValid() ? QLocale().toString(date, QLocale::ShortFormat) : iso;
}

} // namespace

ThreatCard::ThreatCard(const RoomSession &session, const RoomStyle &style, QWidget *parent)
    : QFrame(parent)
    , m_session(session)
    , m_row(session.group()->worst())
    , m_style(style)
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("threatCard"));
    setAccessibleName(tr("The threat that is talked about"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_layout->setContentsMargins(style.px(34), style.px(18), style.px(30), style.px(20));
    m_layout->setSpacing(style.px(10));
    addHead();
    addWhy();
    addLevels();
    addControls();
    addSaid();
}

void ThreatCard::addText(const QString &text, qreal size, const QColor &colour)
{
    auto *made = new RoomText(m_style.font(size), colour);
    made->setText(text);
    m_layout->addWidget(made);
}

void ThreatCard::addHead()
{
    const Catalogs &catalogs = m_session.context().catalogs();
    QStringList head { tr("%1 of %2").arg(m_session.current() + 1).arg(m_session.groups().size()),
                       catalogs.strideName(m_row.stride) };
    for (const QString &id : m_row.owaspMl) {
        const auto term = std::ranges::find(catalogs.owaspMl, id, &Term::id);
        head.append(term == catalogs.owaspMl.end() ? id
                                                   : QStringLiteral("%1 %2").arg(id, term->name));
    }
    head += m_row.atlas;
    addText(head.join(QStringLiteral(" \u00b7 ")), RoomStyle::smallSize,
            m_style.theme().secondaryText);
    auto *title = new RoomText(
            m_style.font(m_style.isLow() ? RoomStyle::lowTitleSize : RoomStyle::titleSize,
                         QFont::DemiBold),
            m_style.theme().text);
    title->setObjectName(QStringLiteral("threatTitle"));
    title->setText(m_row.title);
    title->setStruck(m_session.stateOf(*m_session.group()) == RoomSession::State::Dismissed);
    m_layout->addWidget(title);
    for (const ThreatRow *row : m_session.group()->rows) {
        if (row != &m_row)
            addText(tr("and: %1").arg(row->title), RoomStyle::textSize,
                    m_style.theme().secondaryText);
    }
}

void ThreatCard::addWhy()
{
    const ViewContext &context = m_session.context();
    const Theme &theme = m_style.theme();
    for (const Proposal &proposal : context.threats.proposer().of(m_row.key.subject)) {
        if (keyOf(proposal, context.catalogs()) != m_row.key)
            continue;
        const Why reasons = why(proposal, context.project(), context.catalogs());
        QStringList names { m_row.artifactName };
        context.project().forEach<Zone>([&](const Zone &zone) { names.append(zone.name); });
        if (const Flow *flow = context.project().find(Id<Flow>(m_row.key.subject))) {
            names.append(context.project().find(flow->source)->name);
            names.append(context.project().find(flow->target)->name);
        } else {
            names.append(m_row.subjectName);
        }
        // Where it goes from and to stands in the picture already.
        QStringList said = reasons.sentences;
        if (said.size() > 1)
            said.removeFirst();
        QList<Span> spans { { tr("Why: ") } };
        spans += withNames(said.join(QStringLiteral("; ")), names);
        if (!reasons.assumed.isEmpty()) {
            spans.append({ QStringLiteral("; ") });
            spans.append({ tr("assumed: "), true, theme.accent });
            spans += withNames(reasons.assumed.join(QStringLiteral("; ")), names);
        }
        auto *text = new RoomText(m_style.font(RoomStyle::textSize), theme.text);
        text->setSpans(spans);
        m_layout->addWidget(text);
        return;
    }
    addText(tr("A threat of our own."), RoomStyle::textSize, theme.text);
}

void ThreatCard::addLevels()
{
    const Project &project = m_session.context().project();
    const Decision *decision = project.find(m_row.decision);
    auto *likelihood = new LevelBoxes(tr("Likelihood"), m_style);
    likelihood->setLevels({ risk::rounded(m_row.inherent.likelihood),
                            decision ? decision->likelihoodLow / 1000 : 0,
                            decision ? decision->likelihoodHigh / 1000 : 0,
                            !decision || decision->likelihood == 0 });
    auto *impact = new LevelBoxes(tr("Impact"), m_style);
    impact->setLevels(
            { risk::rounded(m_row.inherent.impact), decision ? decision->impactLow / 1000 : 0,
              decision ? decision->impactHigh / 1000 : 0, !decision || decision->impact == 0 });
    auto *axes = new QVBoxLayout;
    axes->setSpacing(m_style.px(8));
    axes->addWidget(likelihood);
    axes->addWidget(impact);
    auto *line = new QHBoxLayout;
    line->setSpacing(m_style.px(20));
    if (m_style.isNarrow())
        m_layout->addLayout(axes);
    else
        line->addLayout(axes);
    const Settings &settings = project.settings();
    line->addWidget(new Figure(tr("inherent"), risk::rating(settings, m_row.inherent),
                               riskletter::Fill::Hollow, m_style));
    line->addWidget(new Figure(tr("current"), risk::rating(settings, m_row.current),
                               riskletter::Fill::Filled, m_style));
    line->addWidget(new Figure(tr("target"), risk::rating(settings, m_row.target),
                               riskletter::Fill::Hollow, m_style));
    line->addStretch();
    m_layout->addLayout(line);
}

void ThreatCard::addControls()
{
    const Project &project = m_session.context().project();
    QStringList inPlace;
    QStringList planned;
    for (const ControlEffect &effect : m_row.controls) {
        const Control *control = project.find(effect.control);
        if (!control)
            continue;
        const ControlPlacement *placement = project.find(effect.placement);
        if (control->status == ControlStatus::Implemented
            || control->status == ControlStatus::Verified) {
            inPlace.append(
                    placement && placement->coverage < 100
                            ? tr("%1 (covers %2 %)")
                                      .arg(control->name, QString::number(placement->coverage))
                            : control->name);
        } else if (control->status == ControlStatus::Planned) {
            QStringList whoWhen { control->name };
            if (const Person *owner = project.find(control->owner))
                whoWhen.append(owner->name);
            if (!control->due.isEmpty())
                whoWhen.append(day(control->due));
            planned.append(whoWhen.join(QStringLiteral(", ")));
        }
    }
    QStringList said;
    if (!inPlace.isEmpty())
        said.append(tr("In place: %1.").arg(inPlace.join(QStringLiteral(", "))));
    if (!planned.isEmpty())
        said.append(tr("Planned: %1.").arg(planned.join(QStringLiteral("; "))));
    if (said.isEmpty())
        said.append(tr("No control stands against it."));
    addText(said.join(u' '), RoomStyle::textSize, m_style.theme().secondaryText);
}

void ThreatCard::addSaid()
{
    const Decision *decision = m_session.context().project().find(m_row.decision);
    const RoomSession::State state = m_session.stateOf(*m_session.group());
    QList<Span> spans;
    if (state == RoomSession::State::Confirmed)
        spans.append({ tr("Confirmed: it applies here."), true });
    else if (state == RoomSession::State::Dismissed && decision)
        spans.append({ tr("Dismissed: %1").arg(decision->rationale), true });
    else if (state == RoomSession::State::Parked)
        spans.append({ tr("Parked for later."), true });
    const qsizetype more = m_session.everywhere().size() - m_session.group()->rows.size();
    if (more > 0) {
        spans.append({ spans.isEmpty() ? QString() : QStringLiteral("  ") });
        spans.append({ tr("The same stands in %n more place(s): with Shift, C and D decide all.",
                          nullptr, static_cast<int>(more)) });
    }
    if (spans.isEmpty())
        return;
    auto *text = new RoomText(m_style.font(RoomStyle::textSize), m_style.theme().text);
    text->setSpans(spans);
    m_layout->addWidget(text);
}

void ThreatCard::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, m_style.px(edge), height()), m_style.theme().accent);
    painter.setPen(m_style.theme().line);
    painter.drawLine(0, height() - 1, width(), height() - 1);
}
