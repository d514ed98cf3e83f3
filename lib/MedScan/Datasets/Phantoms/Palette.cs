namespace MedScan.Datasets.Phantoms;

/// <summary>How bright tissues are in one image, 0 to 1.</summary>
internal readonly record struct Palette(float Scalp, float Skull, float Fluid, float Gray, float White, float Enhanced, float Edema)
{
    /// <summary>Mostly like T1 with contrast agent, where fluid is dark; sometimes like T2, where it is bright.</summary>
    internal static Palette Draw(ref CounterRandom random)
    {
        bool bright = random.Chance(0.2f);
        float gain = random.Between(0.75f, 1.1f);
        float spread = random.Between(0.06f, 0.14f);
        float middle = random.Between(0.38f, 0.5f);
        float scalp = random.Between(0.6f, 0.95f);
        float enhanced = random.Between(0.68f, 0.92f);
        return bright
            ? new Palette(scalp * 0.7f, 0.06f, gain * 0.85f, gain * (middle + spread), gain * (middle - spread), gain * enhanced, gain * 0.68f)
            : new Palette(scalp, 0.07f, gain * 0.13f, gain * (middle - (spread / 2)), gain * (middle + (spread / 2)), gain * enhanced, gain * 0.3f);
    }
}
