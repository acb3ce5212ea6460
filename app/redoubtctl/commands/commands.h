#pragma once

#include "app/redoubtctl/command.h"

/// One function a command; each parses its own arguments and gives the exit status.
namespace commands {

int newProject(Command &command);
int info(Command &command);
int importProject(Command &command);
int exportProject(Command &command);
int edit(Command &command);
int propose(Command &command);
int registerOf(Command &command);
int why(Command &command);
int decide(Command &command);
int control(Command &command);
int treat(Command &command);
int risk(Command &command);
int report(Command &command);
int picture(Command &command);
int qualityOf(Command &command);
int check(Command &command);
int verify(Command &command);
int baseline(Command &command);
int key(Command &command);
int merge(Command &command);
int catalogs(Command &command);

} // namespace commands
