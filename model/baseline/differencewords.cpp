#include "model/baseline/difference.h"

#include <QCoreApplication>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Difference)
};

} // namespace

namespace differencewords {

QString heading(ChangeTopic topic)
{
    switch (topic) {
    case ChangeTopic::Element:
        return Text::tr("Elements");
    case ChangeTopic::Flow:
        return Text::tr("Flows");
    case ChangeTopic::Zone:
        return Text::tr("Zones");
    case ChangeTopic::Artifact:
        return Text::tr("Artifacts");
    case ChangeTopic::Threat:
        return Text::tr("Threats");
    case ChangeTopic::Decision:
        return Text::tr("Decisions");
    case ChangeTopic::Control:
        return Text::tr("Controls");
    case ChangeTopic::Risk:
        return Text::tr("Risks");
    case ChangeTopic::Settings:
        return Text::tr("Method and catalogs");
    case ChangeTopic::Diagram:
        return Text::tr("Diagrams");
    case ChangeTopic::Other:
        break;
    }
    return Text::tr("Notes and people");
}

QString kind(ChangeKind kind)
{
    switch (kind) {
    case ChangeKind::Added:
        return Text::tr("added");
    case ChangeKind::Changed:
        return Text::tr("changed");
    case ChangeKind::Removed:
        break;
    }
    return Text::tr("removed");
}

QString total(const QString &name)
{
    const std::pair<const char *, QString> known[] = {
        { "threats", Text::tr("Threats") },
        { "open", Text::tr("Open") },
        { "current-critical", Text::tr("Current Critical") },
        { "current-high", Text::tr("Current High") },
        { "current-moderate", Text::tr("Current Moderate") },
        { "current-low", Text::tr("Current Low") },
        { "controls-placed", Text::tr("Controls placed") },
        { "risks", Text::tr("Risks") },
        { "elements", Text::tr("Elements") },
        { "flows", Text::tr("Flows") },
        { "artifacts", Text::tr("Artifacts") },
    };
    for (const auto &[id, text] : known) {
        if (name == QLatin1String(id))
            return text;
    }
    return name;
}

} // namespace differencewords
