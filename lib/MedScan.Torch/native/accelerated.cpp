// Operators for channels-last training and inference that ATen lacks or does slowly; the managed side calls them
// through the dispatcher as medscan::<name>. One translation unit, for libtorch's headers are most of the compile time.
#include "accelerated/batch_norm.inl"
#include "accelerated/convolution.inl"
#include "accelerated/frozen_conv.inl"
#include "accelerated/max_pool.inl"
#include "accelerated/winograd.inl"

#include "accelerated/library.inl"
