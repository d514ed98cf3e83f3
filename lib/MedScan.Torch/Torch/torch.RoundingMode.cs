namespace TorchSharp;

public static partial class torch
{
    /// <summary>What a division does with the fraction of its result.</summary>
    public enum RoundingMode
    {
        /// <summary>Keeps it.</summary>
        None,

        /// <summary>Rounds towards zero.</summary>
        trunc,

        /// <summary>Rounds down.</summary>
        floor,
    }

    private static string? Name(RoundingMode mode) => mode switch
    {
        RoundingMode.None => null,
        RoundingMode.trunc => "trunc",
        RoundingMode.floor => "floor",
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "Expected None, trunc or floor."),
    };
}
