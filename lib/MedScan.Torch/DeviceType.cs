namespace TorchSharp;

/// <summary>Where a tensor lives. Over the distribution's libtorch only <see cref="CPU"/> and <see cref="META"/> can hold tensors.</summary>
public enum DeviceType
{
    /// <summary>Main memory.</summary>
    CPU = 0,

    /// <summary>An NVIDIA graphics card.</summary>
    CUDA = 1,

    /// <summary>Intel's deep-learning library.</summary>
    MKLDNN = 2,

    /// <summary>OpenGL.</summary>
    OPENGL = 3,

    /// <summary>OpenCL.</summary>
    OPENCL = 4,

    /// <summary>IDEEP.</summary>
    IDEEP = 5,

    /// <summary>An AMD graphics card.</summary>
    HIP = 6,

    /// <summary>A programmable gate array.</summary>
    FPGA = 7,

    /// <summary>Microsoft's neural processor.</summary>
    MSNPU = 8,

    /// <summary>The XLA compiler.</summary>
    XLA = 9,

    /// <summary>Apple's Metal shaders.</summary>
    MPS = 13,

    /// <summary>Shape and type without memory.</summary>
    META = 14,
}
