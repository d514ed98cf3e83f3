using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>An affine map of the last axis with random weights.</summary>
        /// <param name="inputSize">Length of the input's last axis.</param>
        /// <param name="outputSize">Length of the output's last axis.</param>
        /// <param name="hasBias">Whether to add a learned constant.</param>
        /// <param name="device">Where the parameters lie.</param>
        /// <param name="dtype">The parameters' type.</param>
        public static Linear Linear(long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null) =>
            new(inputSize, outputSize, hasBias, device, dtype);

        /// <summary>An affine map of the last axis with given weights.</summary>
        /// <param name="weight">Shape (outputs, inputs); from now on disposed with the module.</param>
        /// <param name="bias">Shape (outputs), or null; from now on disposed with the module.</param>
        public static Linear Linear(Parameter weight, Parameter? bias = null) => new(weight, bias);

        /// <summary>A convolution over images with square kernels and random weights.</summary>
        /// <param name="in_channels">Channels of the input.</param>
        /// <param name="out_channels">Channels of the output.</param>
        /// <param name="kernel_size">The kernel's side.</param>
        /// <param name="stride">The step.</param>
        /// <param name="padding">Padding on every side.</param>
        /// <param name="dilation">Distance between kernel elements.</param>
        /// <param name="padding_mode">What the padding is filled with.</param>
        /// <param name="groups">Blocks of channels that do not see each other.</param>
        /// <param name="bias">Whether to add a learned constant per output channel.</param>
        /// <param name="device">Where the parameters lie.</param>
        /// <param name="dtype">The parameters' type.</param>
        public static Conv2d Conv2d(long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            new(in_channels, out_channels, (kernel_size, kernel_size), (stride, stride), (padding, padding), null, (dilation, dilation), groups, bias, padding_mode, device, dtype);

        /// <summary>A convolution over images with random weights.</summary>
        /// <param name="in_channels">Channels of the input.</param>
        /// <param name="out_channels">Channels of the output.</param>
        /// <param name="kernel_size">The kernel (H, W).</param>
        /// <param name="stride">The step (H, W); 1 by default.</param>
        /// <param name="padding">Padding on both sides (H, W); none by default.</param>
        /// <param name="dilation">Distance between kernel elements (H, W); 1 by default.</param>
        /// <param name="padding_mode">What the padding is filled with.</param>
        /// <param name="groups">Blocks of channels that do not see each other.</param>
        /// <param name="bias">Whether to add a learned constant per output channel.</param>
        /// <param name="device">Where the parameters lie.</param>
        /// <param name="dtype">The parameters' type.</param>
        public static Conv2d Conv2d(long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            new(in_channels, out_channels, kernel_size, stride ?? (1, 1), padding ?? (0, 0), null, dilation ?? (1, 1), groups, bias, padding_mode, device, dtype);

        /// <summary>A convolution over images with square kernels, named padding and random weights.</summary>
        /// <param name="in_channels">Channels of the input.</param>
        /// <param name="out_channels">Channels of the output.</param>
        /// <param name="kernel_size">The kernel's side.</param>
        /// <param name="padding">No padding, or as much as keeps the size.</param>
        /// <param name="stride">The step.</param>
        /// <param name="dilation">Distance between kernel elements.</param>
        /// <param name="padding_mode">What the padding is filled with.</param>
        /// <param name="groups">Blocks of channels that do not see each other.</param>
        /// <param name="bias">Whether to add a learned constant per output channel.</param>
        /// <param name="device">Where the parameters lie.</param>
        /// <param name="dtype">The parameters' type.</param>
        public static Conv2d Conv2d(long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            new(in_channels, out_channels, (kernel_size, kernel_size), (stride, stride), null, padding, (dilation, dilation), groups, bias, padding_mode, device, dtype);

        /// <summary>A convolution over images with named padding and random weights.</summary>
        /// <param name="in_channels">Channels of the input.</param>
        /// <param name="out_channels">Channels of the output.</param>
        /// <param name="kernel_size">The kernel (H, W).</param>
        /// <param name="padding">No padding, or as much as keeps the size.</param>
        /// <param name="stride">The step (H, W); 1 by default.</param>
        /// <param name="dilation">Distance between kernel elements (H, W); 1 by default.</param>
        /// <param name="padding_mode">What the padding is filled with.</param>
        /// <param name="groups">Blocks of channels that do not see each other.</param>
        /// <param name="bias">Whether to add a learned constant per output channel.</param>
        /// <param name="device">Where the parameters lie.</param>
        /// <param name="dtype">The parameters' type.</param>
        public static Conv2d Conv2d(long in_channels, long out_channels, (long, long) kernel_size, Padding padding, (long, long)? stride = null, (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            new(in_channels, out_channels, kernel_size, stride ?? (1, 1), null, padding, dilation ?? (1, 1), groups, bias, padding_mode, device, dtype);

        /// <summary>Batch normalisation of images, per channel.</summary>
        /// <param name="num_features">The channels.</param>
        /// <param name="eps">Added to the variance.</param>
        /// <param name="momentum">Share of a new batch in the running statistics.</param>
        /// <param name="affine">Whether to learn a scale and an offset.</param>
        /// <param name="track_running_stats">Whether to keep running statistics for evaluation mode.</param>
        /// <param name="device">Where the tensors lie.</param>
        /// <param name="dtype">The tensors' type.</param>
        public static BatchNorm2d BatchNorm2d(long num_features, double eps = 1e-05, double momentum = 0.1, bool affine = true, bool track_running_stats = true, Device? device = null, ScalarType? dtype = null) =>
            new(num_features, eps, momentum, affine, track_running_stats, device, dtype);

        /// <summary>In training, sets a random share of the elements to zero and scales up the rest.</summary>
        /// <param name="p">The share, in [0, 1].</param>
        /// <param name="inplace">Whether the input itself is overwritten.</param>
        public static Dropout Dropout(double p = 0.5, bool inplace = false) => new(p, inplace);

        /// <summary>Joins neighbouring axes into one.</summary>
        /// <param name="start_dim">The first of them.</param>
        /// <param name="end_dim">The last of them.</param>
        public static Flatten Flatten(long start_dim = 1, long end_dim = -1) => new(start_dim, end_dim);

        /// <summary>Does nothing; a placeholder.</summary>
        public static Identity Identity() => new();

        /// <summary>Makes a tensor a parameter.</summary>
        /// <param name="data">Left empty: the parameter takes over what it held.</param>
        /// <param name="requires_grad">Whether it is learned.</param>
        public static Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);
    }
}
