// One translation unit: nearly all of the compile time is libtorch's headers, so they are read once.
#include "shim.h"

using namespace medscan;

#include "operators.inl"
#include "runtime.inl"
#include "tensor.inl"
