namespace MedScan.Torch.Accelerated;

/// <summary>How a processor multiplies bfloat16 numbers.</summary>
public enum BFloat16Support
{
    /// <summary>Not at all: convolutions in bfloat16 are refused.</summary>
    None = 0,

    /// <summary>Through float32 (AVX-512 without BF16): right, and slower than float32 itself.</summary>
    Emulated = 1,

    /// <summary>By instructions of its own (AVX512-BF16 or AMX): at least twice as fast as float32.</summary>
    Native = 2,
}
