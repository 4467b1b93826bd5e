import { readFileSync } from 'node:fs';
import { z } from 'zod';

const armText = z.string().or(z.number()).or(z.boolean());
/** What `teamsapp.yml` deploys to Azure, as far as the tests look into it. */
export const template = z
  .object({
    parameters: z.record(z.string(), z.object({ defaultValue: armText.optional() })),
    variables: z.record(z.string(), z.string()),
    resources: z.array(
      z.object({
        type: z.string(),
        name: z.string(),
        dependsOn: z.array(z.string()).optional(),
        properties: z.record(z.string(), z.unknown()).optional(),
      }),
    ),
    outputs: z.record(z.string(), z.object({ type: z.literal('string'), value: z.string() })),
  })
  .parse(JSON.parse(readFileSync('bot/infra/azure.json', 'utf8')));
