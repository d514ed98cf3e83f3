namespace MedScan.Experiments;

/// <summary>Number format of the convolutions; weights and batch-norm statistics stay 32-bit floats in every case.</summary>
public enum Precision
{
    /// <summary>bfloat16 where the processor has instructions for it, else 32-bit floats. Written <c>auto</c>.</summary>
    Auto,

    /// <summary>32-bit floats; results repeat bit for bit on the same machine. Written <c>fp32</c>.</summary>
    Float32,

    /// <summary>bfloat16, even where the processor emulates it slowly. Written <c>bf16</c>.</summary>
    BFloat16,
}
