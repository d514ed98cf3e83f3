namespace MedScan.Datasets.Phantoms;

/// <summary>Irregular and mixed: dead core, enhancing patchy rim, and oedema that follows the white matter, inside one hemisphere.</summary>
internal sealed class Glioma : Lesion
{
    private readonly Palette palette;
    private readonly Blob body;
    private readonly ValueNoise shape;
    private readonly ValueNoise inside;
    private readonly float roughness;
    private readonly float core;
    private readonly float rim;
    private readonly float edema;
    private readonly float edemaReach;

    internal Glioma(in Palette palette, ref CounterRandom random)
    {
        this.palette = palette;
        float radius = random.Between(0.14f, 0.26f);
        float side = random.Sign();
        (float cos, float sin) = random.Turn(1);
        body = new Blob(
            side * random.Between(0.2f, 0.46f), random.Between(-0.42f, 0.4f), radius * random.Between(0.8f, 1.25f), radius * random.Between(0.8f, 1.25f), cos, sin);
        shape = new ValueNoise((uint)random.NextBits());
        inside = new ValueNoise((uint)random.NextBits());
        roughness = random.Between(0.35f, 0.65f);
        core = random.Between(0.35f, 0.8f);
        // Low-grade tumours hardly take up contrast agent.
        rim = random.Chance(0.85f) ? random.Between(0.7f, 1) : random.Between(0.3f, 0.5f);
        edema = random.Between(0.45f, 0.85f);
        edemaReach = random.Between(1.4f, 2.1f);
    }

    internal override (float X, float Y) Origin(float x, float y) => Push(x, y, body, 0.3f);

    internal override float Cover(float x, float y, float pixel, float tissue)
    {
        float distance = body.Distance(x, y);
        if (distance > 4)
            return tissue;
        float size = body.RadiusX + body.RadiusY;
        float irregular = distance + (roughness * shape.Fractal((x / size * 3) + 20, (y / size * 3) + 20));
        float fingers = distance + (1.1f * shape.Fractal((x / size * 2.2f) + 70, (y / size * 2.2f) + 70));
        float patches = inside.Fractal((x * 14) + 30, (y * 14) + 30);

        float value = Curve.Blend(tissue, palette.Edema, edema * Curve.Step(edemaReach + 0.25f, edemaReach - 0.35f, fingers));
        float enhanced = Curve.Blend(palette.Gray, palette.Enhanced, Math.Clamp(rim * (0.75f + (0.9f * patches)), 0, 1));
        float dead = Curve.Blend(palette.Fluid, palette.Gray, 0.35f + (0.4f * patches));
        float mass = Curve.Blend(dead, enhanced, Curve.Step(core - 0.15f, core + 0.15f, irregular));
        return Curve.Blend(value, mass, Curve.Step(1.12f, 0.88f, irregular));
    }
}
