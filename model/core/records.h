#pragma once

#include "model/core/records/catalogrecords.h"
#include "model/core/records/controlrecords.h"
#include "model/core/records/diagramrecords.h"
#include "model/core/records/modelrecords.h"
#include "model/core/records/projectrecords.h"
#include "model/core/records/riskrecords.h"
#include "model/core/records/threatrecords.h"

/// \file
/// Every kind of record.
