namespace TorchSharp;

public static partial class torch
{
    /// <summary>Whether NVIDIA graphics cards can be used: never with the distribution's libtorch.</summary>
    public static bool cuda_is_available() => cuda.is_available();

    /// <summary>NVIDIA graphics cards, of which the distribution's libtorch knows none.</summary>
    public static partial class cuda
    {
        /// <summary>Whether there is a card: never.</summary>
        public static bool is_available() => false;

        /// <summary>The number of cards: zero.</summary>
        public static int device_count() => 0;
    }
}
